package dev.rouse.bench;

import dev.rouse.JoinHandle;
import dev.rouse.bench.workload.AwaitInOrder;
import dev.rouse.bench.workload.ManyThreads;
import dev.rouse.bench.workload.SpawnEmpty;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Spawning from several threads at once. Making and joining the threads is timed, awaiting the
 * tasks is not.
 */
public class RemoteSpawning extends TwoWorkers {

    static final int TASKS = 12_800;

    /** How many threads share the spawning. */
    @Param({"1", "2"})
    public int threads = 1;

    private JoinHandle<?>[][] handles = {};

    @OperationsPerInvocation(TASKS)
    @Benchmark
    public int remote_spawn() throws Exception {
        JoinHandle<?>[][] spawned = new JoinHandle<?>[threads][];
        ManyThreads.run(
                threads,
                number -> spawned[number] = new SpawnEmpty(TASKS / threads).spawnAll(executor));
        handles = spawned;
        return TASKS;
    }

    @TearDown(Level.Invocation)
    public void awaitAll() throws Exception {
        joined();
    }

    /** Awaits what the last invocation spawned and tells how many tasks that were. */
    int joined() throws Exception {
        int sum = 0;
        for (JoinHandle<?>[] ofOneThread : handles) {
            sum += executor.blockOn(new AwaitInOrder(ofOneThread));
        }
        handles = new JoinHandle<?>[0][];
        return sum;
    }
}
