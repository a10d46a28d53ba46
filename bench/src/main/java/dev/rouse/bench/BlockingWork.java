package dev.rouse.bench;

import dev.rouse.bench.workload.AwaitSpawned;
import dev.rouse.bench.workload.BlockingBatches;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** Work that does nothing, on the threads for work that blocks. */
public class BlockingWork extends TwoWorkers {

    static final int BATCHES = 100;
    static final int BATCH_SIZE = 16;

    /** How many tasks hand over work at the same time; each of them all of it. */
    @Param({"1", "2"})
    public int tasks = 1;

    /** One operation is one piece of work in each of the tasks. */
    @OperationsPerInvocation(BATCHES * BATCH_SIZE)
    @Benchmark
    public int spawn_blocking() throws Exception {
        return executor.blockOn(
                new AwaitSpawned(tasks, () -> new BlockingBatches(BATCHES, BATCH_SIZE)));
    }
}
