package dev.rouse.bench.workload;

import dev.rouse.Future;

/** Spawns tasks that end at their first poll. */
public final class SpawnEmpty extends SpawnAll {

    /**
     * Makes the future.
     *
     * @param tasks how many to spawn
     */
    public SpawnEmpty(int tasks) {
        super(tasks);
    }

    @Override
    Future<?> task() {
        return new Empty();
    }
}
