package dev.rouse.executor.workstealing.internal;

import dev.rouse.Future;
import dev.rouse.Spawner;
import dev.rouse.task.Budget;
import dev.rouse.task.Parker;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import dev.rouse.time.Timer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits in {@code blockOn}: it polls the one future itself, as a task of its own, and
 * sleeps in between. What that future spawns goes to the workers.
 *
 * <p><b>Memory.</b> {@link #runnable} is volatile and set before the unpark; the thread announces
 * its sleep before it looks at it for the last time, see {@link Parker}.
 */
final class Caller implements Scheduler {

    private final Pool pool;
    private final Thread thread = Thread.currentThread();
    private final Parker parker = new Parker();
    private final Budget budget = new Budget();
    private volatile boolean runnable = true; // a new task counts as handed over

    /** It is inside a poll; for others to look at, who may see it late. */
    private final AtomicBoolean polling = new AtomicBoolean();

    Caller(Pool pool) {
        this.pool = pool;
    }

    <T extends @Nullable Object> T run(Future<T> future) throws Exception {
        Task<T> root = Task.createRoot(future, null, this);
        pool.callerBegins(this);
        pool.idle.callerRuns();
        try {
            while (!root.isFinished()) {
                if (pool.isClosing()) {
                    root.shutdown();
                } else if (runnable) {
                    runnable = false;
                    polling.setRelease(true);
                    root.run();
                    polling.setRelease(false);
                } else if (!isWokenSoon()) {
                    sleep();
                }
            }
        } finally {
            rest();
            pool.callerEnds(this);
        }
        return root.outcome();
    }

    /** As {@link Worker} does before it sleeps. */
    @SuppressWarnings("ThreadPriorityCheck") // only how soon depends on the scheduler
    private boolean isWokenSoon() {
        if (pool.parkAfterNanos() > 0) {
            long startNanos = System.nanoTime();
            do {
                if (runnable || pool.isClosing()) {
                    return true;
                }
                Thread.yield();
            } while (System.nanoTime() - startNanos < pool.parkAfterNanos());
        }
        return false;
    }

    private void sleep() {
        parker.announce();
        if (runnable || pool.isClosing()) {
            parker.cancel();
        } else {
            rest();
            parker.park();
            pool.idle.callerRuns();
        }
    }

    /** Makes room for one worker more, and sees to it that it is taken. */
    private void rest() {
        pool.idle.callerRests();
        if (pool.hasWork()) {
            pool.idle.wakeOne();
        }
    }

    @Override
    public void schedule(Task<?> task) {
        runnable = true;
        parker.unpark();
    }

    /** So that it sees that the pool closes. */
    void unpark() {
        parker.unpark();
    }

    Thread thread() {
        return thread;
    }

    boolean isPolling() {
        return polling.getAcquire();
    }

    @Override
    public Timer timer() {
        return pool.timer();
    }

    @Override
    public Spawner spawner() {
        return pool;
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public UncaughtFailures failures() {
        return pool.failures();
    }

    /** Names the thread. */
    @Override
    public String toString() {
        return "blockOn() on " + thread.getName();
    }
}
