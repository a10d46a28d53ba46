package dev.rouse.bench;

import dev.rouse.bench.workload.PingPong;
import dev.rouse.bench.workload.YieldThenArrive;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** What it costs to go from one task to another. */
public class Switching extends TwoWorkers {

    static final int PINGS = 1_000;
    static final int YIELDING_TASKS = 200;
    static final int YIELDS_PER_TASK = 1_000;

    @OperationsPerInvocation(PINGS)
    @Benchmark
    public int ping_pong() throws Exception {
        return executor.blockOn(new PingPong(PINGS));
    }

    /** The measuring thread spawns the tasks and waits until all have told of their end. */
    @OperationsPerInvocation(YIELDING_TASKS * YIELDS_PER_TASK)
    @Benchmark
    public int yield_many() throws Exception {
        CountDownLatch ended = new CountDownLatch(YIELDING_TASKS);
        for (int i = 0; i < YIELDING_TASKS; i++) {
            executor.spawn(new YieldThenArrive(YIELDS_PER_TASK, ended)).drop();
        }
        ended.await();
        return YIELDING_TASKS * YIELDS_PER_TASK;
    }
}
