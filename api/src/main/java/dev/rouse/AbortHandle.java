package dev.rouse;

import dev.rouse.internal.future.AbortCell;

/**
 * Ends one {@linkplain Future#abortable abortable} future from outside, without owning it.
 *
 * <pre>{@code
 * AbortHandle stop = AbortHandle.create();
 * Future<String> page = download.abortable(stop);
 * window.onClose(stop::abort);
 * }</pre>
 *
 * <p>A handle belongs to one future. It refers to no future, only to the waker of one that waits.
 *
 * <p><b>Threads.</b> All methods from any thread, without blocking. A waker that throws is reported
 * to the uncaught exception handler of the thread that aborts.
 */
public interface AbortHandle {

    /**
     * Makes a handle that no future has yet.
     *
     * @return a new handle
     */
    static AbortHandle create() {
        return new AbortCell();
    }

    /**
     * Asks the future to end: it is woken, and its next poll drops what it runs and fails with
     * {@link java.util.concurrent.CancellationException}. If the future has ended already this does
     * nothing to it; if it has not been made yet, its first poll will be its end. Idempotent.
     *
     * <p>What the caller wrote before is visible to that poll.
     */
    void abort();

    /**
     * Tells whether {@link #abort} was called, also where it came too late.
     *
     * @return true once it was
     */
    boolean isAborted();
}
