package dev.rouse.bench;

import dev.rouse.bench.workload.AwaitInOrder;
import dev.rouse.bench.workload.ChainedSpawn;
import dev.rouse.bench.workload.SpawnCounted;
import dev.rouse.bench.workload.SpawnEmpty;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What it costs to start a task, by who starts it. */
public class Spawning extends TwoWorkers {

    static final int SPAWNS = 10_000;
    static final int LINKS = 1_000;

    /** Spawned by the future that the measuring thread blocks on. */
    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int spawn_many_local() throws Exception {
        return executor.blockOn(new SpawnCounted(SPAWNS));
    }

    /** Spawned by a task. */
    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int spawn_many_worker() throws Exception {
        return executor.blockOn(executor.spawn(new SpawnCounted(SPAWNS)));
    }

    /** Spawned by the measuring thread, while the executor has nothing else to do. */
    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int spawn_many_remote_idle() throws Exception {
        return executor.blockOn(new AwaitInOrder(new SpawnEmpty(SPAWNS).spawnAll(executor)));
    }

    @OperationsPerInvocation(LINKS)
    @Benchmark
    public int chained_spawn() throws Exception {
        return executor.blockOn(new ChainedSpawn(LINKS));
    }
}
