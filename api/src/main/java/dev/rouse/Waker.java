package dev.rouse;

import dev.rouse.internal.future.NoopWaker;

/**
 * The way to say "poll this task again": what a future keeps when it answers {@link Poll.Pending}.
 *
 * <p>{@link #wake} is legal before, during and after a poll, from any thread or simulated interrupt
 * handler, any number of times, also after the task has ended. It is never lost: while the task
 * lives, each wake is followed by at least one poll that begins after it. Several wakes may be
 * answered by one poll.
 *
 * <p><b>Memory.</b> What the caller wrote before {@code wake()} is visible to the poll that follows
 * it, even when the task had been woken already and the call looked like a no-op.
 *
 * <p><b>For implementors.</b> {@code wake} must not block, throw, or poll on the caller's stack. A
 * caller may hold locks, and a caller may be the very future that is being polled. It may be called
 * while another waker of the same place is being woken, and may drop futures that wait there too.
 * What it throws all the same goes to the uncaught exception handler of the thread, or to the
 * {@link UncaughtHandler} of the executor that woke it, and keeps nobody else from being woken.
 */
@FunctionalInterface
public interface Waker {

    /** Makes the task runnable, so that its executor polls it again. Never blocks, never throws. */
    void wake();

    /**
     * Tells whether waking {@code other} would wake the same task as waking this one.
     *
     * <p>Best effort: {@code true} is certain, {@code false} may mean "not known". A future uses it
     * to keep the waker it has instead of storing an equal one again.
     *
     * @param other the waker of the current poll
     * @return true if keeping this waker is as good as keeping {@code other}
     */
    default boolean willWake(Waker other) {
        return this == other;
    }

    /**
     * Gives a waker that does nothing, for polling by hand.
     *
     * @return the shared waker; it only {@linkplain #willWake will wake} what it itself would
     */
    static Waker noop() {
        return NoopWaker.INSTANCE;
    }
}
