package dev.rouse.executor.workstealing;

/**
 * What one worker has done since the executor was made, and what it has to do.
 *
 * @param name the name of its thread
 * @param polls how many times it has run a task
 * @param steals how many times it has taken half of another worker's queue
 * @param parks how many times it has gone to sleep
 * @param overflowed how many tasks found no room in its queue and went to the shared one
 * @param queued how many runnable tasks wait for it
 * @param timers how many timers are set in its wheel
 */
public record WorkerMetrics(
        String name,
        long polls,
        long steals,
        long parks,
        long overflowed,
        int queued,
        int timers) {}
