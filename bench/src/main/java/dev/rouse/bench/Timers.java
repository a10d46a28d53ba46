package dev.rouse.bench;

import dev.rouse.bench.workload.CancelledSleeps;
import dev.rouse.bench.workload.SpawnSleeping;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Timers that are cancelled, which is what most do, and timers that fire. */
public class Timers extends TwoWorkers {

    static final int CANCELLED = 1_000;
    static final int SLEEPS = 10_000;

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
}
