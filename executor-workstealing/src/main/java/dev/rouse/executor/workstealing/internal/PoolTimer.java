package dev.rouse.executor.workstealing.internal;

import dev.rouse.Waker;
import dev.rouse.time.Timer;

/**
 * The clock of the pool, and the way to the timers of its workers: a worker uses its own wheel,
 * another thread that of some worker, which depends on the thread.
 */
final class PoolTimer implements Timer {

    private final Pool pool;
    private final long originNanos = System.nanoTime();

    PoolTimer(Pool pool) {
        this.pool = pool;
    }

    @Override
    public long nowNanos() {
        return System.nanoTime() - originNanos;
    }

    @Override
    public Registration schedule(long deadlineNanos, Waker waker) {
        Worker own = pool.currentWorker();
        if (own != null) {
            return own.timers.add(deadlineNanos, waker);
        }
        Worker[] workers = pool.workers();
        Worker some = workers[Math.floorMod(Thread.currentThread().hashCode(), workers.length)];
        Registration registration = some.timers.add(deadlineNanos, waker);
        some.noteTimer(deadlineNanos);
        return registration;
    }

    /** Shows the clock. */
    @Override
    public String toString() {
        return "PoolTimer[" + nowNanos() + " ns]";
    }
}
