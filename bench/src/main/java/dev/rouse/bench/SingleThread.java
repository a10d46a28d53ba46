package dev.rouse.bench;

import dev.rouse.bench.workload.AwaitInOrder;
import dev.rouse.bench.workload.CancelledSleeps;
import dev.rouse.bench.workload.OneshotMessages;
import dev.rouse.bench.workload.ReadClock;
import dev.rouse.bench.workload.SpawnEmpty;
import dev.rouse.bench.workload.SpawnWork;
import dev.rouse.bench.workload.SpawnYielding;
import dev.rouse.executor.single.SingleExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Workloads on one {@link SingleExecutor}, made once and driven by the measuring thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SingleThread {

    static final int SPAWNS = 1_000;
    static final int FEW = 10;
    static final int YIELDING_TASKS = 200;
    static final int YIELDS_PER_TASK = 1_000;
    static final int MESSAGES = 1_000;
    static final int CANCELLED = 1_000;

    private final SingleExecutor executor = SingleExecutor.create();

    @TearDown
    public void close() {
        executor.close();
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int ct_spawn_many_local() throws Exception {
        return executor.blockOn(new SpawnEmpty(SPAWNS));
    }

    /** Nobody drives while the tasks are spawned, so they come in through the remote queue. */
    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int ct_spawn_many_remote_idle() throws Exception {
        return executor.blockOn(new AwaitInOrder(new SpawnEmpty(SPAWNS).spawnAll(executor)));
    }

    @Benchmark
    public int ct_spawn1() throws Exception {
        return executor.blockOn(new SpawnWork(1));
    }

    @OperationsPerInvocation(FEW)
    @Benchmark
    public int ct_spawn10() throws Exception {
        return executor.blockOn(new SpawnWork(FEW));
    }

    @OperationsPerInvocation(YIELDING_TASKS * YIELDS_PER_TASK)
    @Benchmark
    public int ct_yield_many() throws Exception {
        return executor.blockOn(new SpawnYielding(YIELDING_TASKS, YIELDS_PER_TASK));
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int oneshot() throws Exception {
        return executor.blockOn(new OneshotMessages(MESSAGES));
    }

    @OperationsPerInvocation(CANCELLED)
    @Benchmark
    public int ct_sleep_create_poll_drop() throws Exception {
        return executor.blockOn(new CancelledSleeps(CANCELLED));
    }

    @Benchmark
    public long ct_time_now() throws Exception {
        return executor.blockOn(new ReadClock());
    }
}
