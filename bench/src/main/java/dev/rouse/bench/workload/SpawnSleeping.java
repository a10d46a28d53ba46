package dev.rouse.bench.workload;

import dev.rouse.Future;
import dev.rouse.time.Sleep;
import java.time.Duration;

/** Spawns tasks that sleep for the same time each. */
public final class SpawnSleeping extends SpawnAll {

    private final Duration delay;

    /**
     * Makes the future.
     *
     * @param tasks how many to spawn
     * @param delay how long each sleeps
     */
    public SpawnSleeping(int tasks, Duration delay) {
        super(tasks);
        this.delay = delay;
    }

    @Override
    Future<?> task() {
        return Sleep.sleep(delay);
    }
}
