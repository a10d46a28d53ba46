package dev.rouse.bench;

import dev.rouse.bench.workload.AwaitInOrder;
import dev.rouse.bench.workload.BusyChain;
import dev.rouse.bench.workload.SpawnEmpty;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** Spawning from outside while one chain of tasks for each worker keeps all of them busy. */
public class BusyChains extends TwoWorkers {

    static final int SPAWNS = 1_000;

    private final AtomicBoolean busy = new AtomicBoolean(true);

    @Setup
    public void keepBusy() {
        for (int i = 0; i < WORKERS; i++) {
            executor.spawn(new BusyChain(busy)).drop();
        }
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int spawn_many_remote_busy2() throws Exception {
        return executor.blockOn(new AwaitInOrder(new SpawnEmpty(SPAWNS).spawnAll(executor)));
    }

    @Override
    public void close() {
        busy.set(false);
        super.close();
    }
}
