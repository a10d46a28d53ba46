package dev.rouse.testkit.laws;

/**
 * One step of a script for a sink.
 *
 * <p>{@code READY}, {@code FLUSH} and {@code CLOSE} stand for {@code pollReady}, {@code pollFlush}
 * and {@code pollClose}, each with a new waker. What is added to their names says how else they are
 * polled: with the waker of the poll before; without any budget left; or with the next event
 * happening when the sink asks for its waker, as another thread might make it happen.
 */
public enum SinkStep {
    /** Asks for room. */
    READY(Op.READY, PollMode.NEW_WAKER),
    /** Asks for room, with the waker of the poll before. */
    READY_SAME_WAKER(Op.READY, PollMode.SAME_WAKER),
    /** Asks for room, with no budget. */
    READY_WITHOUT_BUDGET(Op.READY, PollMode.WITHOUT_BUDGET),
    /** Asks for room, while the next event happens. */
    READY_DURING_EVENT(Op.READY, PollMode.DURING_EVENT),
    /** Sends the next value; possible where there is room. */
    SEND(Op.SEND, PollMode.NEW_WAKER),
    /** Flushes. */
    FLUSH(Op.FLUSH, PollMode.NEW_WAKER),
    /** Flushes, with no budget. */
    FLUSH_WITHOUT_BUDGET(Op.FLUSH, PollMode.WITHOUT_BUDGET),
    /** Flushes, while the next event happens. */
    FLUSH_DURING_EVENT(Op.FLUSH, PollMode.DURING_EVENT),
    /** Closes. */
    CLOSE(Op.CLOSE, PollMode.NEW_WAKER),
    /** Closes, with no budget. */
    CLOSE_WITHOUT_BUDGET(Op.CLOSE, PollMode.WITHOUT_BUDGET),
    /** Closes, while the next event happens. */
    CLOSE_DURING_EVENT(Op.CLOSE, PollMode.DURING_EVENT),
    /** Makes the next event happen. */
    EVENT(Op.WORLD, PollMode.NEW_WAKER),
    /** Polls all bystanders. */
    POLL_OTHERS(Op.WORLD, PollMode.NEW_WAKER),
    /** Drops the sink, twice. Nothing comes after it but events. */
    DROP(Op.WORLD, PollMode.NEW_WAKER),
    /**
     * Sends a value where there is no room, or after closing has begun, which must be refused; then
     * drops the sink. Only if the end is checked.
     */
    SEND_WITHOUT_ROOM(Op.MISUSE, PollMode.NEW_WAKER);

    /** What a step does, however it is polled. */
    enum Op {
        READY,
        SEND,
        FLUSH,
        CLOSE,
        MISUSE,
        WORLD
    }

    final Op op;
    final PollMode mode;

    SinkStep(Op op, PollMode mode) {
        this.op = op;
        this.mode = mode;
    }
}
