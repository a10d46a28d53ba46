package dev.rouse.bench.workload;

import dev.rouse.Future;
import java.util.function.Supplier;

/** Spawns tasks of one kind and awaits them in order; its value is the sum of theirs. */
public final class AwaitSpawned extends SpawnAll {

    private final Supplier<? extends Future<Integer>> kind;

    /**
     * Makes the future.
     *
     * @param tasks how many to spawn
     * @param kind makes the future of one
     */
    public AwaitSpawned(int tasks, Supplier<? extends Future<Integer>> kind) {
        super(tasks);
        this.kind = kind;
    }

    @Override
    Future<?> task() {
        return kind.get();
    }
}
