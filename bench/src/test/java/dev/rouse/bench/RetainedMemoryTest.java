package dev.rouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotSender;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.executor.workstealing.WorkStealingExecutor;
import java.lang.ref.Reference;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a parked task keeps on the heap: the difference between two looks at it, each after
 * collections, with and without a million tasks or however many the build says.
 */
class RetainedMemoryTest {

    /** A million, unless the build says otherwise. */
    private static final int TASKS = Integer.getInteger("rouse.bench.parked", 1_000_000);

    /** What the JVM keeps of the first run is not the tasks'. */
    @BeforeAll
    static void warmUp() throws Exception {
        retainedPerTask(Carrying::new);
    }

    @Test
    @DisplayName("at most 80 bytes: a task whose future is a oneshot")
    void parkedTaskWhoseFutureIsAOneshot() throws Exception {
        double bytes = report("task + oneshot", Oneshot::receiver);
        assertThat(bytes).isLessThanOrEqualTo(80);
    }

    @Test
    @DisplayName("at most 80 bytes: a task with a small state machine that awaits a oneshot")
    void parkedTaskWithASmallFutureAndAOneshot() throws Exception {
        double bytes =
                report("task + state machine + oneshot", shot -> new AwaitOne(shot.receiver()));
        assertThat(bytes).isLessThanOrEqualTo(80);
    }

    @Test
    @DisplayName("at most 80 bytes: a task with the smallest future that awaits a oneshot")
    void parkedTaskWithTheSmallestFutureAndAOneshot() throws Exception {
        double bytes = report("task + future of one field + oneshot", Carrying::new);
        assertThat(bytes).isLessThanOrEqualTo(80);
    }

    @Test
    @DisplayName("at most 80 bytes on the work-stealing executor too, with its lists of live tasks")
    void parkedTaskOnWorkers() throws Exception {
        double bytes;
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(2).build()) {
            OneshotSender<?>[] senders = new OneshotSender<?>[TASKS];
            long before = HeapMeter.usedAfterCollection();
            for (int i = 0; i < TASKS; i++) {
                Oneshot<Object> oneshot = Oneshot.create();
                senders[i] = oneshot.sender();
                executor.spawn(new AwaitOne(oneshot.receiver()));
            }
            while (executor.metrics().polls() < TASKS || executor.metrics().asleep() < 2) {
                Thread.onSpinWait();
            }
            bytes = (double) (HeapMeter.usedAfterCollection() - before) / TASKS;
            Reference.reachabilityFence(senders);
        }
        System.out.printf(
                "%-40s %6.2f B per parked task, of %,d%n", "the same on two workers", bytes, TASKS);
        assertThat(bytes).isLessThanOrEqualTo(80);
    }

    @Test
    @DisplayName("the meter sees 16 bytes more where each task keeps one object more")
    void meterSeesOneMoreObjectPerTask() throws Exception {
        double less = retainedPerTask(Oneshot::receiver);
        double more = retainedPerTask(Carrying::new);
        assertThat(more - less).isBetween(15.5, 16.5);
    }

    private static double report(String what, Function<Oneshot<Object>, Future<Object>> future)
            throws Exception {
        double bytes = retainedPerTask(future);
        System.out.printf("%-40s %6.2f B per parked task, of %,d%n", what, bytes, TASKS);
        return bytes;
    }

    private static double retainedPerTask(Function<Oneshot<Object>, Future<Object>> future)
            throws Exception {
        try (SingleExecutor executor = SingleExecutor.create()) {
            // There at both looks, so it does not count.
            OneshotSender<?>[] senders = new OneshotSender<?>[TASKS];
            long before = HeapMeter.usedAfterCollection();
            for (int i = 0; i < TASKS; i++) {
                Oneshot<Object> oneshot = Oneshot.create();
                senders[i] = oneshot.sender();
                executor.spawn(future.apply(oneshot));
                executor.tryRunOne();
            }
            long after = HeapMeter.usedAfterCollection();
            assertThat(executor.runUntilStalled()).as("runnable tasks").isZero();
            Reference.reachabilityFence(senders);
            return (double) (after - before) / TASKS;
        }
    }
}
