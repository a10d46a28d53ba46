package dev.rouse.executor.workstealing.internal;

import java.util.concurrent.TimeUnit;

/**
 * After how many tasks a worker looks beyond its own queue: at the clock, the inject queue and its
 * timers. Tuned so that this happens about every {@value #TARGET_MICROS} microseconds, whether
 * tasks are long or short.
 *
 * <p>The mean time of a poll is estimated as Tokio does it: an exponentially weighted average, in
 * which a run of n polls weighs as much as n single ones.
 *
 * <p><b>Threads.</b> One worker.
 */
final class TurnLength {

    /**
     * Where it begins, and the most there may be: prime, so that it keeps no step with the tasks.
     */
    static final int MOST = 61;

    /** Even with polls that take for ever, every second one may be the worker's own. */
    static final int LEAST = 2;

    private static final long TARGET_MICROS = 200;
    private static final double TARGET_NANOS = TimeUnit.MICROSECONDS.toNanos(TARGET_MICROS);
    private static final double OLD_WEIGHT = 0.9;

    private double meanNanos = TARGET_NANOS / MOST;
    private int tasks = MOST;

    /** Takes in how long {@code polls} polls in a row took. */
    void measured(long elapsedNanos, int polls) {
        if (polls > 0) {
            double old = Math.pow(OLD_WEIGHT, polls);
            meanNanos = old * meanNanos + (1 - old) * ((double) elapsedNanos / polls);
            tasks = (int) Math.max(LEAST, Math.min(MOST, TARGET_NANOS / Math.max(1, meanNanos)));
        }
    }

    /** How many tasks to run until the next look. */
    int tasks() {
        return tasks;
    }
}
