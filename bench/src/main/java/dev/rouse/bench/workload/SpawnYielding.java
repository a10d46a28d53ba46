package dev.rouse.bench.workload;

import dev.rouse.Future;

/** Spawns tasks that yield a number of times each; its value is how many yields that made. */
public final class SpawnYielding extends SpawnAll {

    private final int yieldsPerTask;

    /**
     * Makes the future.
     *
     * @param tasks how many to spawn
     * @param yieldsPerTask how often each yields
     */
    public SpawnYielding(int tasks, int yieldsPerTask) {
        super(tasks);
        this.yieldsPerTask = yieldsPerTask;
    }

    @Override
    Future<?> task() {
        return new YieldMany(yieldsPerTask);
    }
}
