package dev.rouse.testkit.laws;

/** The laws of futures and streams, by the names that reports use. */
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
    OTHERS("others that wait are not harmed by a drop");

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
