package dev.rouse.bench;

import dev.rouse.Futures;
import dev.rouse.bench.workload.AwaitInOrder;
import dev.rouse.bench.workload.AwaitSpawned;
import dev.rouse.bench.workload.CancelledSleeps;
import dev.rouse.bench.workload.ChannelPingPong;
import dev.rouse.bench.workload.OneshotMessages;
import dev.rouse.bench.workload.ReadClock;
import dev.rouse.bench.workload.SetOfOneshots;
import dev.rouse.bench.workload.SpawnEmpty;
import dev.rouse.bench.workload.SpawnWork;
import dev.rouse.bench.workload.SpawnYielding;
import dev.rouse.bench.workload.TakePermits;
import dev.rouse.bench.workload.TasksOfOneshots;
import dev.rouse.bench.workload.Timeouts;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;
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
    static final int ROUNDS = 1_000;
    static final int TIMEOUTS = 1_000;
    static final int ONESHOTS = 10_000;
    static final int TAKERS = 6;
    static final int TOO_FEW = 5;

    private final SingleExecutor executor = SingleExecutor.create();
    private final Semaphore tooFew = Semaphore.create(TOO_FEW);

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

    /** One side is the future that is blocked on, the other a task. */
    @OperationsPerInvocation(ROUNDS)
    @Benchmark
    public int ct_chan_ping_pong() throws Exception {
        return executor.blockOn(new ChannelPingPong(ROUNDS));
    }

    @OperationsPerInvocation(TIMEOUTS)
    @Benchmark
    public int ct_time_timeout() throws Exception {
        return executor.blockOn(new AwaitSpawned(1, () -> new Timeouts(TIMEOUTS)));
    }

    /** Joined in one future, with one permit less than there are children. */
    @OperationsPerInvocation(TAKERS)
    @Benchmark
    public int sem_contended_single() throws Exception {
        List<TakePermits> takers = new ArrayList<>(TAKERS);
        for (int i = 0; i < TAKERS; i++) {
            takers.add(new TakePermits(tooFew, 1));
        }
        return executor.blockOn(Futures.<Integer>joinAll(takers).map(List::size));
    }

    @OperationsPerInvocation(ONESHOTS)
    @Benchmark
    public int futures_unordered() throws Exception {
        return executor.blockOn(new SetOfOneshots(ONESHOTS));
    }

    /** What {@code futures_unordered} does, with a task for each of its children. */
    @OperationsPerInvocation(ONESHOTS)
    @Benchmark
    public int tasks_oneshots() throws Exception {
        return executor.blockOn(new TasksOfOneshots(ONESHOTS));
    }
}
