package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * The other end of a spawned task: awaits its value, aborts it, or lets it go.
 *
 * <p>A handle is itself a future. Polling it to the end gives the task's value, throws the very
 * exception object that ended the task, or throws {@link
 * java.util.concurrent.CancellationException} if the task was aborted or its executor closed.
 *
 * <p><b>Failures are never swallowed.</b> If the task fails and nobody takes the failure from the
 * handle, it goes to the executor's {@link UncaughtHandler}: at once if the handle was dropped;
 * otherwise when the executor closes or the handle is garbage, whichever is first.
 *
 * <p><b>Cancel safety.</b> Not polling the handle any more does not affect the task. {@link #drop}
 * detaches: the task runs on and its value is discarded.
 *
 * <p><b>Threads.</b> {@link #abort}, {@link #isFinished}, {@link #id} and {@link #name} from any
 * thread; {@code poll} and {@code drop} as for every future.
 *
 * @param <T> the type of the task's value
 */
public interface JoinHandle<T extends @Nullable Object> extends Future<T> {

    /**
     * Asks the executor to cancel the task: its future is dropped on the thread that runs the
     * task's polls, after the current poll if there is one. A task that ends in that very poll
     * keeps its result; one that has ended already is not affected. Returns at once.
     */
    void abort();

    /**
     * Tells whether the task has ended, in whatever way. After {@code true} the next poll of the
     * handle gives the outcome.
     *
     * @return true once the outcome is there
     */
    boolean isFinished();

    /**
     * Gives a number that no other task of this JVM has. Numbers are dealt when first asked for, so
     * they say nothing about the order in which tasks were spawned.
     *
     * @return the task's number, from 1
     */
    long id();

    /**
     * Gives the name the task was spawned with.
     *
     * @return the name, or {@code null} for a task without one
     */
    @Nullable String name();

    /**
     * Detaches the task: it runs on, its value is discarded, and a failure goes to the uncaught
     * handler. Idempotent; after the value has been taken it does nothing.
     */
    @Override
    void drop();
}
