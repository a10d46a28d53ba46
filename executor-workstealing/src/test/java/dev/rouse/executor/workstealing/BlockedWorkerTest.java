package dev.rouse.executor.workstealing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.testing.Probe;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A task that does not return from its poll keeps one worker, and nothing else. In each test the
 * blocked poll ends only after the others have got on, so a test of what does not hold would hang.
 */
class BlockedWorkerTest {

    private final CountDownLatch release = new CountDownLatch(1);

    /** Does something inside its poll and then blocks until released. */
    private Future<String> blocking(Consumer<Context> before) {
        return Futures.pollFn(
                cx -> {
                    before.accept(cx);
                    release.await();
                    return Poll.ready("released");
                });
    }

    private static Future<String> countDown(CountDownLatch latch) {
        return Futures.lazy(
                () -> {
                    latch.countDown();
                    return "counted";
                });
    }

    /** The defect that Tokio's users report: the slot for the next task cannot be stolen from. */
    @Test
    void taskBehindABlockedOneInTheLifoSlotRunsElsewhere() throws Exception {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(2).build()) {
            CountDownLatch ran = new CountDownLatch(1);
            JoinHandle<String> blocked =
                    executor.spawn(blocking(cx -> cx.spawner().spawn(countDown(ran)).drop()));
            ran.await();
            release.countDown();
            assertThat(executor.<String>blockOn(blocked)).isEqualTo("released");
        }
    }

    /** While a caller runs it counts as one that needs a processor; this one only seems to run. */
    @Test
    void callerAndWorkerThatAreBlockedLeaveAWorkerForTheOthers() throws Exception {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(2).build()) {
            CountDownLatch worker = new CountDownLatch(1);
            CountDownLatch ran = new CountDownLatch(1);
            Future<String> caller =
                    Futures.pollFn(
                            cx -> {
                                cx.spawner().spawn(blocking(inside -> worker.countDown())).drop();
                                worker.await();
                                cx.spawner().spawn(countDown(ran)).drop();
                                ran.await();
                                release.countDown();
                                return Poll.ready("blocked");
                            });
            assertThat(executor.<String>blockOn(caller)).isEqualTo("blocked");
        }
    }

    @Test
    void tasksBehindABlockedOneInItsQueueRunElsewhere() throws Exception {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(2).build()) {
            CountDownLatch ran = new CountDownLatch(300);
            JoinHandle<String> blocked =
                    executor.spawn(
                            blocking(
                                    cx -> {
                                        for (int i = 0; i < 300; i++) {
                                            cx.spawner().spawn(countDown(ran)).drop();
                                        }
                                    }));
            ran.await();
            release.countDown();
            assertThat(executor.<String>blockOn(blocked)).isEqualTo("released");
        }
    }

    /** The timers and the yielding task belong to the worker that then blocks. */
    @Test
    void timersAndYieldsOfABlockedWorkerGoOn() throws Exception {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(2).build()) {
            CountDownLatch ran = new CountDownLatch(20);
            CountDownLatch registered = new CountDownLatch(20);
            JoinHandle<String> first =
                    executor.spawn(
                            Futures.pollFn(
                                    cx -> {
                                        for (int i = 0; i < 20; i++) {
                                            Future<Object> sleeper =
                                                    Sleep.sleep(Duration.ofMillis(20))
                                                            .then(x -> Futures.yieldNow())
                                                            .then(x -> countDown(ran))
                                                            .map(x -> x);
                                            cx.spawner()
                                                    .spawn(announcing(sleeper, registered))
                                                    .drop();
                                        }
                                        cx.spawner().spawn(blockedAfter(registered)).drop();
                                        return Poll.ready("");
                                    }));
            executor.blockOn(first);
            ran.await();
            release.countDown();
        }
    }

    private static Future<Object> announcing(Future<Object> inner, CountDownLatch polledOnce) {
        boolean[] announced = {false};
        return Futures.pollFn(
                cx -> {
                    Poll<Object> polled = inner.poll(cx);
                    if (!announced[0]) {
                        announced[0] = true;
                        polledOnce.countDown();
                    }
                    return polled;
                });
    }

    /** Yields until all others have been polled, then blocks. */
    private Future<String> blockedAfter(CountDownLatch registered) {
        return Futures.pollFn(
                cx -> {
                    if (registered.getCount() > 0) {
                        cx.waker().wake();
                        return Poll.pending();
                    }
                    release.await();
                    return Poll.ready("");
                });
    }

    @Test
    void wakesReachTasksThatABlockedWorkerRanBefore() throws Exception {
        try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(2).build()) {
            Probe<String> waiting = Probe.readyAfter(1, "woken");
            JoinHandle<String> task = executor.spawn(waiting);
            CountDownLatch blocks = new CountDownLatch(1);
            executor.spawn(blocking(cx -> blocks.countDown())).drop();
            blocks.await();
            while (waiting.waker == null) {
                Thread.onSpinWait();
            }
            waiting.wake();
            assertThat(executor.<String>blockOn(task)).isEqualTo("woken");
            release.countDown();
        }
    }

    @Test
    void blockedTaskIsReportedOnceWithNameAndPlace() throws Exception {
        List<BlockedTask> reports = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch reported = new CountDownLatch(1);
        try (WorkStealingExecutor executor =
                WorkStealingExecutor.builder()
                        .workers(2)
                        .onBlocked(
                                Duration.ofMillis(20),
                                blocked -> {
                                    reports.add(blocked);
                                    reported.countDown();
                                })
                        .build()) {
            JoinHandle<String> blocked = executor.spawn(blocking(cx -> {}), "reader of the disk");
            reported.await();
            executor.blockOn(executor.spawn(Sleep.sleep(Duration.ofMillis(30))));
            release.countDown();
            executor.blockOn(blocked);
        }
        // The other task is blocked too if its thread does not get a processor for so long.
        reports.removeIf(report -> !"reader of the disk".equals(report.task().name()));
        assertThat(reports).hasSize(1);
        BlockedTask report = reports.get(0);
        assertThat(report.worker()).startsWith("rouse-worker-");
        assertThat(report.howLong()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(report.where()).isNotEmpty();
        assertThat(report.toString())
                .startsWith("task ")
                .contains("\"reader of the disk\" has been in one poll for ")
                .contains("\n\tat ");
    }

    @Test
    void throwingBlockedHandlerGoesToTheUncaughtHandlerAndEndsNothing() throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        RuntimeException failure = new RuntimeException("handler");
        try (WorkStealingExecutor executor =
                WorkStealingExecutor.builder()
                        .workers(2)
                        .uncaughtHandler(
                                (task, thrown) -> {
                                    uncaught.add(thrown);
                                    reported.countDown();
                                })
                        .onBlocked(
                                Duration.ZERO,
                                blocked -> {
                                    throw failure;
                                })
                        .build()) {
            executor.spawn(blocking(cx -> {})).drop();
            reported.await();
            CountDownLatch second = new CountDownLatch(1);
            executor.spawn(
                            Futures.pollFn(
                                    cx -> {
                                        cx.spawner().spawn(countDown(ran)).drop();
                                        second.await();
                                        return Poll.ready("");
                                    }))
                    .drop();
            release.countDown(); // now the first worker takes what is behind the second
            ran.await();
            second.countDown();
        }
        assertThat(uncaught).first().isSameAs(failure);
    }
}
