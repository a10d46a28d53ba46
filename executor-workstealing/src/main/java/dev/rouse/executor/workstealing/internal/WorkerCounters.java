package dev.rouse.executor.workstealing.internal;

import dev.rouse.executor.workstealing.WorkerMetrics;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one worker has done since it began. Written by the worker alone, with opaque stores: others
 * read numbers that were right a moment ago, and the worker pays nothing for it.
 */
final class WorkerCounters {

    private static final VarHandle POLLS = counter("polls");
    private static final VarHandle ENDED = counter("ended");
    private static final VarHandle SPAWNED = counter("spawned");
    private static final VarHandle STEALS = counter("steals");
    private static final VarHandle PARKS = counter("parks");
    private static final VarHandle OVERFLOWED = counter("overflowed");

    private static VarHandle counter(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(WorkerCounters.class, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long polls;
    private long ended;
    private long spawned;
    private long steals;
    private long parks;
    private long overflowed;

    void polled() {
        POLLS.setOpaque(this, polls + 1);
    }

    void ended() {
        ENDED.setOpaque(this, ended + 1);
    }

    void spawned() {
        SPAWNED.setOpaque(this, spawned + 1);
    }

    void stole() {
        STEALS.setOpaque(this, steals + 1);
    }

    void parked() {
        PARKS.setOpaque(this, parks + 1);
    }

    void overflowed(int tasks) {
        OVERFLOWED.setOpaque(this, overflowed + tasks);
    }

    /** How many tasks it has begun to run; also tells whether it is still at the same one. */
    long pollsOpaque() {
        return (long) POLLS.getOpaque(this);
    }

    long endedOpaque() {
        return (long) ENDED.getOpaque(this);
    }

    long spawnedOpaque() {
        return (long) SPAWNED.getOpaque(this);
    }

    WorkerMetrics snapshot(String name, int queued, int timers) {
        return new WorkerMetrics(
                name,
                pollsOpaque(),
                (long) STEALS.getOpaque(this),
                (long) PARKS.getOpaque(this),
                (long) OVERFLOWED.getOpaque(this),
                queued,
                timers);
    }
}
