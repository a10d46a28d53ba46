package dev.rouse.internal.sync;

import dev.rouse.Waker;

/**
 * Wakes on behalf of somebody who must not suffer for what a waker does.
 *
 * <p>A waker must not throw. What one throws all the same goes to the uncaught exception handler of
 * the thread, as for any code that nobody called for its result: the thread that released a permit
 * or sent a value goes on, and so do the other wakers. A handler that throws is ignored, as the JVM
 * does.
 */
public final class Wakes {

    private Wakes() {}

    /**
     * Wakes, and reports what that throws.
     *
     * @param waker whom to wake
     */
    public static void wake(Waker waker) {
        try {
            waker.wake();
        } catch (Throwable thrown) {
            report(thrown);
        }
    }

    /**
     * Tells the thread's handler what a waker has thrown.
     *
     * @param thrown what it was
     */
    public static void report(Throwable thrown) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } catch (Throwable ignored) {
            // There is nobody left to tell.
        }
    }
}
