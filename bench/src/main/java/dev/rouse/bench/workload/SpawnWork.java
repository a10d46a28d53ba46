package dev.rouse.bench.workload;

import dev.rouse.Future;

/** Spawns tasks that yield once and end with the value two. */
public final class SpawnWork extends SpawnAll {

    /**
     * Makes the future.
     *
     * @param tasks how many to spawn
     */
    public SpawnWork(int tasks) {
        super(tasks);
    }

    @Override
    Future<?> task() {
        return new Work();
    }
}
