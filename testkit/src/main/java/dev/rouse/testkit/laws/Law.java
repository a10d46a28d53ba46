package dev.rouse.testkit.laws;

/** The laws of futures, streams, sinks and wakers, by the names that reports use. */
public enum Law {
    /** Making a subject runs nothing. */
    LAZY("nothing happens before the first poll"),
    /** After pending, the waker of that poll is woken when the subject can move on. */
    NO_LOST_WAKE("after Pending, news wakes the waker of the latest poll"),
    /** Polls without a wake change nothing. */
    SPURIOUS_POLLS("polls without a wake are harmless"),
    /** The subject gives what it should, and fails with what it should. */
    OUTCOME("the subject ends as expected"),
    /** A poll without budget is pending, wakes itself, and loses nothing. */
    BUDGET("a value that the budget holds back is not lost"),
    /** Polling after the end, or after a drop, is answered by an {@link IllegalStateException}. */
    END("polling after the end throws IllegalStateException"),
    /** What a subject owns is polled and dropped as the contract says. */
    CHILDREN("children are not polled or dropped after their end"),
    /** After the end and after a drop nothing is held, and nothing was released twice. */
    RELEASE("the end and a drop release everything exactly once"),
    /** A dropped subject wakes nobody. */
    QUIET_DROP("a dropped subject wakes nobody"),
    /** Others get what a dropped subject would have got. */
    OTHERS("others that wait are not harmed by a drop"),
    /** A sink takes a value where it said that it has room, and nowhere else. */
    ROOM("room that was promised stays until it is used, and nothing is sent without"),
    /** What a sink took arrives in order, once, and all of it by the end of a flush. */
    DELIVERY("flush and close deliver everything that was taken, in order"),
    /** A sink that closes takes nothing any more, and nothing arrives once it has closed. */
    CLOSED("closing is final"),
    /** A wake while the task lives is followed by a poll that begins after it. */
    WAKE("each wake is followed by a poll that begins after it"),
    /** A wake returns at once, whoever calls it and whatever the task does meanwhile. */
    WAKE_RETURNS("wake never throws, never blocks and never polls on the caller's stack"),
    /** Wakers of two tasks are not taken for each other. */
    WILL_WAKE("willWake says true only of a waker of the same task"),
    /** A task that has ended is not polled again, whoever still wakes it. */
    WAKE_AFTER_END("waking after the end of the task is harmless"),
    /** Who keeps a waker for long does not keep what the future held. */
    LETS_GO("a waker of a task that has ended keeps nothing of its future");

    private final String sentence;

    Law(String sentence) {
        this.sentence = sentence;
    }

    /** Says what the law demands. */
    @Override
    public String toString() {
        return sentence;
    }
}
