package dev.rouse.bench;

import dev.rouse.Executor;
import dev.rouse.bench.workload.SpawnWork;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A thread that waits for the task it has spawned, on an executor with one worker: mostly the price
 * of putting two threads to sleep and waking them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OneWorker {

    static final int FEW = 10;

    private final Executor executor = ExecutorUnderTest.create(1);

    @TearDown
    public void close() {
        executor.close();
    }

    @Benchmark
    public int threaded_spawn1() throws Exception {
        return executor.blockOn(new SpawnWork(1));
    }

    @OperationsPerInvocation(FEW)
    @Benchmark
    public int threaded_spawn10() throws Exception {
        return executor.blockOn(new SpawnWork(FEW));
    }
}
