package dev.rouse.testkit.combinations;

import dev.rouse.Executor;
import dev.rouse.Future;
import java.util.function.BooleanSupplier;

/**
 * An executor on which one combination is played, and the power to act while none of its tasks
 * runs.
 */
public abstract class Stage {

    /** More than any fair executor takes to run what is runnable. */
    static final int MOST_ROUNDS = 10_000;

    final Executor executor;

    /** Closing has been asked for, perhaps from inside a task. */
    volatile boolean closing;

    /** Closing is over, so that nothing runs any more. */
    boolean closed;

    /** Whether the play hears of uncaught failures when they are told, and not only in the end. */
    boolean tellsAtOnce = true;

    Stage(Executor executor) {
        this.executor = executor;
    }

    /**
     * Does something while no task runs and none can start.
     *
     * @param thenClose closes the executor before one can start
     */
    abstract void act(Runnable action, boolean thenClose);

    /**
     * Lets tasks run until nothing is runnable.
     *
     * @param settled tells, while no task runs, whether that is so as far as the play knows
     */
    abstract void settle(BooleanSupplier settled);

    /** Runs a future on the calling thread, while tasks run. */
    abstract Object blockOn(Future<?> future) throws Exception;

    /** Whether this is a thread on which the executor runs and drops tasks. */
    abstract boolean runsTasks(Thread thread);

    /** Whether several of its tasks may run at the same time. */
    abstract boolean isParallel();

    /** Compares the executor's own count of tasks, where it has one, with that of the play. */
    abstract void checkAlive(int tasks);

    /** Closes the executor from a thread that is not its own, and waits. */
    void close() {
        closing = true;
        executor.close();
        closed = true;
    }

    /** Closes the executor from inside one of its tasks. */
    final void closeFromTask() {
        closing = true;
        executor.close();
    }
}
