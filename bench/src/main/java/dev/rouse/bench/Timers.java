package dev.rouse.bench;

import dev.rouse.bench.workload.AwaitSpawned;
import dev.rouse.bench.workload.CancelledSleeps;
import dev.rouse.bench.workload.SpawnSleeping;
import dev.rouse.bench.workload.Timeouts;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Timers that are cancelled, which is what most do, and timers that fire. */
public class Timers extends TwoWorkers {

    static final int CANCELLED = 1_000;
    static final int SLEEPS = 10_000;
    static final int TIMED_TASKS = 8;
    static final int TIMEOUTS_EACH = 1_000;

    /** In a task, so that the timer is asked by a thread that runs tasks. */
    @OperationsPerInvocation(CANCELLED)
    @Benchmark
    public int sleep_create_poll_drop() throws Exception {
        return executor.blockOn(executor.spawn(new CancelledSleeps(CANCELLED)));
    }

    /** The millisecond itself is a hundred nanoseconds of each operation. */
    @OperationsPerInvocation(SLEEPS)
    @Benchmark
    public int sleep_1ms_x10k() throws Exception {
        return executor.blockOn(executor.spawn(new SpawnSleeping(SLEEPS, Duration.ofMillis(1))));
    }

    /** Futures that are ready before anybody looks at the clock, in eight tasks. */
    @OperationsPerInvocation(TIMED_TASKS * TIMEOUTS_EACH)
    @Benchmark
    public int time_timeout() throws Exception {
        return executor.blockOn(new AwaitSpawned(TIMED_TASKS, () -> new Timeouts(TIMEOUTS_EACH)));
    }
}
