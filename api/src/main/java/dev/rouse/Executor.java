package dev.rouse;

import dev.rouse.internal.task.ExecutorLookup;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks: polls each future it was given whenever that future has been woken, one poll at a
 * time, and drops those that are aborted or left when it closes.
 *
 * <p>Programs that name no implementation get it from {@link #create()}; which one that is depends
 * on the executor module among the dependencies, so changing the dependency changes the executor.
 *
 * <p><b>Promises of every executor.</b> A wake is followed by a poll. A task is never polled by two
 * threads at once, and one poll's writes are visible to the next. A future is dropped at most once,
 * on a thread that runs polls, and not at all if it ended by itself. A task that wakes itself all
 * the time starves neither other tasks nor timers.
 */
public interface Executor extends Spawner, AutoCloseable {

    /** The system property that names the executor for {@link #create()}: {@value}. */
    String PROPERTY = "rouse.executor";

    /**
     * Runs {@code future} to its end and returns its value; the calling thread waits, and on some
     * executors does the work.
     *
     * <p>Interrupting the waiting thread does not end the wait: the interrupt status is kept and is
     * set when this method returns. To stop early, abort a task or use a timeout.
     *
     * @param future what to run; nobody else may poll or drop it from now on
     * @param <T> the type of the value
     * @return the value of the future
     * @throws Exception what the future threw, the same object
     * @throws java.util.concurrent.CancellationException if the executor closes before the end
     * @throws IllegalStateException if called from inside a task, which would block the thread that
     *     has to make progress; or if the executor is closed
     * @throws NullPointerException if {@code future} is null
     */
    <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception;

    /**
     * Drops every task that has not ended, each exactly once, and waits until that is done. Tasks
     * that are spawned from now on are cancelled at once.
     *
     * <p>A task that still runs may get to see that others are cancelled, for example because it
     * awaits one of them. If it passes the {@link java.util.concurrent.CancellationException} on,
     * that is not reported to the {@link UncaughtHandler}: the task itself was about to be dropped.
     *
     * <p>May be called from any thread and more than once. Called from inside a task it does not
     * wait for that task, which is dropped as soon as its current poll returns.
     */
    @Override
    void close();

    /**
     * Makes the executor of the only provider there is, or of the one that the system property
     * {@value #PROPERTY} names.
     *
     * @return a running executor; close it when done
     * @throws IllegalStateException if there is no provider, or several and none is named; the
     *     message lists them and says what to add
     */
    static Executor create() {
        return ExecutorLookup.create(null);
    }

    /**
     * Makes the executor of the provider called {@code name}, for example {@code "single"}.
     *
     * @param name the name of the provider
     * @return a running executor; close it when done
     * @throws IllegalStateException if there is no provider of that name; the message lists those
     *     there are
     * @throws NullPointerException if {@code name} is null
     */
    static Executor create(String name) {
        return ExecutorLookup.create(java.util.Objects.requireNonNull(name, "name"));
    }
}
