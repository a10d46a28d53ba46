package dev.rouse.bench;

import static dev.rouse.bench.AllocationMeter.NOTHING;
import static dev.rouse.bench.AllocationMeter.OPERATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.bench.workload.Empty;
import dev.rouse.bench.workload.NeverReady;
import dev.rouse.bench.workload.YieldMany;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What polls, wakes, yields and spawns allocate, over a million of each. */
class AllocationTest {

    private final AllocationMeter meter = AllocationMeter.ofCaller();
    private final SingleExecutor executor = SingleExecutor.create();

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    @DisplayName("0 bytes per wake and poll of the task cell alone")
    void wakeAndPollOfTheTaskCell() throws Exception {
        TaskCell cell = new TaskCell();
        double bytes =
                meter.report(
                        "wake and poll, task cell alone",
                        () -> {
                            for (int i = 0; i < OPERATIONS; i++) {
                                cell.poll_wake();
                            }
                        });
        assertThat(bytes).isLessThan(NOTHING);
    }

    @Test
    @DisplayName("0 bytes per yield: a wake from inside the poll, and the next poll")
    void yieldOnTheExecutor() throws Exception {
        double bytes = meter.report("yield", () -> executor.blockOn(new YieldMany(OPERATIONS)));
        assertThat(bytes).isLessThan(NOTHING);
    }

    @Test
    @DisplayName("0 bytes per wake of one task by another, and the poll that follows")
    void wakeFromAnotherTask() throws Exception {
        NeverReady woken = new NeverReady();
        Task<?> task = task(woken);
        double bytes =
                meter.report(
                        "wake by another task, and poll",
                        () -> executor.blockOn(new WakeMany(task, OPERATIONS)));
        assertThat(woken.polls()).isGreaterThan(OPERATIONS);
        assertThat(bytes).isLessThan(NOTHING);
    }

    /**
     * What comes from outside goes through a queue that grows only if the executor falls behind.
     */
    @Test
    @DisplayName("0 bytes per wake from outside the executor, and the poll that follows")
    void wakeFromOutside() throws Exception {
        Task<?> task = task(new NeverReady());
        double bytes =
                meter.report(
                        "wake from outside, and poll",
                        () -> {
                            for (int i = 0; i < OPERATIONS; i++) {
                                task.wake();
                                executor.tryRunOne();
                            }
                        });
        assertThat(bytes).isLessThan(NOTHING);
    }

    @Test
    @DisplayName("at most 64 bytes per spawn on the executor, beside the future")
    void spawnFromATask() throws Exception {
        double bytes =
                meter.report(
                        "spawn from a task, beside the future",
                        () -> executor.blockOn(new SpawnMany(new Empty(), OPERATIONS)));
        assertThat(bytes).isBetween(16.0, 64.0);
    }

    @Test
    @DisplayName("at most 64 bytes per spawn from outside the executor, beside the future")
    void spawnFromOutside() throws Exception {
        Empty shared = new Empty();
        double bytes =
                meter.report(
                        "spawn from outside, beside the future",
                        () -> {
                            for (int i = 0; i < OPERATIONS; i++) {
                                executor.spawn(shared);
                                executor.tryRunOne();
                            }
                        });
        assertThat(bytes).isBetween(16.0, 64.0);
    }

    @Test
    @DisplayName("the meter sees one smallest object per poll")
    void meterSeesAnAllocatingFuture() throws Exception {
        double bytes =
                meter.report(
                        "a poll that allocates one object",
                        () -> executor.blockOn(new AllocatingYields(OPERATIONS)));
        assertThat(bytes).isBetween(8.0, 17.0);
    }

    /** The executor's tasks are of this class, and are their own wakers and handles. */
    private Task<?> task(NeverReady future) {
        Task<?> task = (Task<?>) executor.spawn(future);
        executor.runUntilStalled();
        return task;
    }
}
