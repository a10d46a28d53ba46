package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import org.jspecify.annotations.Nullable;

/** Spawns a number of tasks at its first poll, then awaits them in order. */
public abstract class SpawnAll implements Future<Integer> {

    private final int tasks;
    private @Nullable AwaitInOrder awaiting;

    SpawnAll(int tasks) {
        this.tasks = tasks;
    }

    /** Makes the future of one task. */
    abstract Future<?> task();

    @Override
    public final Poll<Integer> poll(Context cx) throws Exception {
        AwaitInOrder all = awaiting;
        if (all == null) {
            all = new AwaitInOrder(spawnAll(cx.spawner()));
            awaiting = all;
        }
        return all.poll(cx);
    }

    /**
     * Does the spawning; also for use from outside the executor.
     *
     * @param spawner where the tasks go
     * @return their handles
     */
    public final JoinHandle<?>[] spawnAll(Spawner spawner) {
        JoinHandle<?>[] handles = new JoinHandle<?>[tasks];
        for (int i = 0; i < tasks; i++) {
            handles[i] = spawner.spawn(task());
        }
        return handles;
    }
}
