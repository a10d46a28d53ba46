package dev.rouse.executor.workstealing.internal;

import dev.rouse.TaskInfo;
import dev.rouse.UncaughtHandler;
import dev.rouse.executor.workstealing.BlockedTask;
import dev.rouse.interop.BlockingPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A pool whose threads are never started: the test is all of its workers, one after the other. */
final class HandDriven implements AutoCloseable {

    final List<BlockedTask> blocked = new ArrayList<>();

    /** What the handler of blocked tasks does besides. */
    Runnable inHandler = () -> {};

    final Map<TaskInfo, Throwable> uncaught = new ConcurrentHashMap<>();
    final Pool pool;

    HandDriven(int workers) {
        this(workers, Long.MAX_VALUE);
    }

    HandDriven(int workers, long blockedAfterNanos) {
        this(workers, blockedAfterNanos, null, 0);
    }

    /** With another handler of failures, which then are not in {@link #uncaught}. */
    HandDriven(int workers, UncaughtHandler handler) {
        this(workers, handler, 0);
    }

    /** With a close that waits. */
    HandDriven(int workers, UncaughtHandler handler, long closeTimeoutNanos) {
        this(workers, Long.MAX_VALUE, handler, closeTimeoutNanos);
    }

    private HandDriven(
            int workers,
            long blockedAfterNanos,
            @Nullable UncaughtHandler handler,
            long closeTimeoutNanos) {
        pool =
                new Pool(
                        new PoolSettings(
                                workers,
                                "worker",
                                Thread::new, // custom threads, so that the test's may be bound
                                handler == null ? uncaught::put : handler,
                                BlockingPool.builder().build(),
                                1,
                                0,
                                closeTimeoutNanos,
                                blockedAfterNanos,
                                this::noteBlocked),
                        thread -> {});
    }

    private void noteBlocked(BlockedTask task) {
        blocked.add(task);
        inHandler.run();
    }

    Worker worker(int i) {
        return pool.workers()[i];
    }

    /** Does something as that worker. */
    void as(int i, Runnable what) {
        WorkerThread.bind(worker(i));
        try {
            what.run();
        } finally {
            WorkerThread.bind(null);
        }
    }

    /** Lets a worker that has something to do run one task. */
    void step(int i) {
        as(i, worker(i)::step);
    }

    /** The test must not leave its thread bound to a worker. */
    @Override
    public void close() {
        WorkerThread.bind(null);
    }
}
