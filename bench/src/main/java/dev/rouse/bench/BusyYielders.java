package dev.rouse.bench;

import dev.rouse.bench.workload.AwaitInOrder;
import dev.rouse.bench.workload.BusyYielding;
import dev.rouse.bench.workload.SpawnEmpty;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** Spawning from outside while two tasks for each worker keep all of them busy. */
public class BusyYielders extends TwoWorkers {

    static final int SPAWNS = 10_000;

    private final AtomicBoolean busy = new AtomicBoolean(true);

    @Setup
    public void keepBusy() {
        for (int i = 0; i < 2 * WORKERS; i++) {
            executor.spawn(new BusyYielding(busy)).drop();
        }
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int spawn_many_remote_busy1() throws Exception {
        return executor.blockOn(new AwaitInOrder(new SpawnEmpty(SPAWNS).spawnAll(executor)));
    }

    @Override
    public void close() {
        busy.set(false);
        super.close();
    }
}
