package dev.rouse;

import dev.rouse.internal.task.StandardUncaughtHandler;

/**
 * Receives the failures of tasks that nobody joins, and what {@link Future#drop} threw.
 *
 * <p><b>Threads.</b> Called on the thread that noticed: a worker, the thread that closes the
 * executor, or the thread that cleans up after garbage handles. It must not block. What it throws
 * is added to the failure as suppressed and given to {@link #standard()}; it never harms the
 * executor.
 */
@FunctionalInterface
public interface UncaughtHandler {

    /**
     * Takes note of a failure that nobody else will see.
     *
     * @param task which task failed
     * @param failure what it threw
     */
    void uncaught(TaskInfo task, Throwable failure);

    /**
     * Gives the handler that executors use unless told otherwise: it passes the failure to {@link
     * Thread#getDefaultUncaughtExceptionHandler()} where one is set, and prints it with its stack
     * trace to standard error where none is.
     *
     * @return the shared handler
     */
    static UncaughtHandler standard() {
        return StandardUncaughtHandler.INSTANCE;
    }
}
