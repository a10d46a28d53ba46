package dev.rouse.testkit.combinations;

/** When something is done to a task, in the order in which these moments come. */
enum Moment {
    /** It has been spawned and not been polled. */
    BEFORE_FIRST_POLL(0),
    /** Inside its own first poll. */
    IN_FIRST_POLL(0),
    /** Its first poll is over; it waits, unless it has ended. */
    PARKED(1),
    /** It has been woken and not been polled since. */
    WOKEN(2),
    /** Inside its own second poll. */
    IN_SECOND_POLL(2),
    /** Everything that was to happen by itself has happened. */
    AFTER_THE_END(3);

    /** When the executor is closed at the end of a play, after all stretches. */
    static final int FINAL_CLOSE = 4;

    private final int stretch;

    Moment(int stretch) {
        this.stretch = stretch;
    }

    /**
     * Tells in which of the stretches it is, after each of which the play waits until nothing is
     * runnable any more.
     */
    int stretch() {
        return stretch;
    }
}
