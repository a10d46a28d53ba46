package dev.rouse.bench;

import static dev.rouse.bench.AllocationMeter.NOTHING;
import static dev.rouse.bench.AllocationMeter.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.bench.workload.Empty;
import dev.rouse.bench.workload.NeverReady;
import dev.rouse.bench.workload.YieldMany;
import dev.rouse.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What polls, wakes, yields and spawns allocate on the work-stealing executor, over a million of
 * each. It has one worker, whose bytes are counted together with those of the calling thread.
 */
class WorkStealingAllocationTest {

    private final Executor executor = ExecutorUnderTest.create("workstealing", 1);
    private AllocationMeter meter;

    @BeforeEach
    void findTheWorker() throws Exception {
        Thread worker = executor.blockOn(executor.spawn(Futures.lazy(Thread::currentThread)));
        meter = AllocationMeter.ofCallerAnd(worker);
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    @DisplayName("0 bytes per yield: a wake from inside the poll, and the next poll")
    void yieldInATask() throws Exception {
        double bytes = meter.report("work-stealing: yield", () -> run(new YieldMany(OPERATIONS)));
        assertThat(bytes).isLessThan(NOTHING);
    }

    @Test
    @DisplayName("0 bytes per wake of one task by another, and the poll that follows")
    void wakeFromAnotherTask() throws Exception {
        NeverReady woken = new NeverReady();
        Task<?> task = (Task<?>) executor.spawn(woken);
        double bytes =
                meter.report(
                        "work-stealing: wake by another task, and poll",
                        () -> run(new WakeMany(task, OPERATIONS)));
        executor.close();
        assertThat(woken.polls()).isGreaterThan(OPERATIONS);
        assertThat(bytes).isLessThan(NOTHING);
    }

    @Test
    @DisplayName("at most 64 bytes per spawn, beside the future")
    void spawnFromATask() throws Exception {
        double bytes =
                meter.report(
                        "work-stealing: spawn from a task, beside the future",
                        () -> run(new SpawnMany(new Empty(), OPERATIONS)));
        assertThat(bytes).isBetween(16.0, 64.0);
    }

    @Test
    @DisplayName("the meter sees one smallest object per poll on the worker")
    void meterSeesAnAllocatingFuture() throws Exception {
        double bytes =
                meter.report(
                        "work-stealing: a poll that allocates one object",
                        () -> run(new AllocatingYields(OPERATIONS)));
        assertThat(bytes).isBetween(8.0, 17.0);
    }

    private void run(Future<?> future) throws Exception {
        executor.blockOn(executor.spawn(future));
    }
}
