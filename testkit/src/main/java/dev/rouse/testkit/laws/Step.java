package dev.rouse.testkit.laws;

/** One step of a script for a future or a stream. */
public enum Step {
    /** Polls the subject with a new waker. */
    POLL,
    /** Polls the subject with the waker of the poll before, which is legal only after a poll. */
    POLL_SAME_WAKER,
    /** Polls the subject with a new waker and no budget left. */
    POLL_WITHOUT_BUDGET,
    /**
     * Polls the subject; the next event happens when it asks for its waker, as another thread might
     * make it happen: after the subject looked for news and before it keeps the waker.
     */
    POLL_DURING_EVENT,
    /** Makes the next event happen. */
    EVENT,
    /** Polls all bystanders. */
    POLL_OTHERS,
    /** Drops the subject, twice. Nothing comes after it but events. */
    DROP
}
