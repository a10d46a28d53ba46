package dev.rouse.executor.workstealing;

import dev.rouse.interop.BlockingMetrics;
import java.util.List;

/**
 * A look at a {@link WorkStealingExecutor}. The numbers were right a moment ago, not all at the
 * same one.
 *
 * @param alive how many tasks have been spawned and have not ended; without those of {@code
 *     blockOn}
 * @param injected how many runnable tasks wait in the queue that all workers share
 * @param asleep how many workers sleep
 * @param workers what each worker has done
 * @param blocking the threads for blocking work
 */
public record PoolMetrics(
        long alive,
        int injected,
        int asleep,
        List<WorkerMetrics> workers,
        BlockingMetrics blocking) {

    /**
     * Keeps its own copy of the list.
     *
     * @param alive how many tasks have been spawned and have not ended
     * @param injected how many runnable tasks wait in the shared queue
     * @param asleep how many workers sleep
     * @param workers what each worker has done
     * @param blocking the threads for blocking work
     */
    public PoolMetrics {
        workers = List.copyOf(workers);
    }

    /**
     * Adds up the polls of all workers.
     *
     * @return how many times a task has been run
     */
    public long polls() {
        return workers.stream().mapToLong(WorkerMetrics::polls).sum();
    }

    /**
     * Adds up the thefts of all workers.
     *
     * @return how many times a worker has taken half of another's queue
     */
    public long steals() {
        return workers.stream().mapToLong(WorkerMetrics::steals).sum();
    }
}
