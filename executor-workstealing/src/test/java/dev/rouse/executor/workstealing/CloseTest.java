package dev.rouse.executor.workstealing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.channel.Oneshot;
import dev.rouse.testing.Probe;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Closing: every live task is dropped exactly once, whoever closes and whatever runs meanwhile. */
class CloseTest {

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());

    private WorkStealingExecutor.Builder builder() {
        return WorkStealingExecutor.builder()
                .workers(2)
                .uncaughtHandler((task, failure) -> uncaught.add(failure));
    }

    @Test
    void waitingTasksAreDroppedOnceOnAWorker() throws Exception {
        WorkStealingExecutor executor = builder().build();
        List<Probe<String>> futures = new ArrayList<>();
        List<JoinHandle<String>> handles = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Probe<String> future = Probe.pending();
            futures.add(future);
            handles.add(executor.spawn(future));
        }
        JoinHandle<?> sleeping = executor.spawn(Sleep.sleep(Duration.ofDays(1)));
        executor.close();
        executor.close();
        assertThat(executor.isClosed()).isTrue();
        assertThat(handles).allMatch(JoinHandle::isFinished);
        assertThat(sleeping.isFinished()).isTrue();
        assertThat(futures).allMatch(future -> future.drops == 1);
        assertThat(futures)
                .allMatch(
                        future ->
                                requireNonNull(future.droppedBy)
                                        .getName()
                                        .startsWith("rouse-worker-"));
        assertThat(uncaught).isEmpty();
    }

    @Test
    void spawnAfterCloseIsCancelledAtOnce() {
        WorkStealingExecutor executor = builder().build();
        executor.close();
        Probe<String> future = Probe.pending();
        JoinHandle<String> task = executor.spawn(future);
        assertThat(task.isFinished()).isTrue();
        assertThat(future.polls).isZero();
        assertThat(future.drops).isEqualTo(1);
        try (WorkStealingExecutor other = builder().build()) {
            assertThatThrownBy(() -> other.blockOn(task))
                    .isInstanceOf(CancellationException.class)
                    .hasMessageContaining("its executor is closed");
        }
        assertThatThrownBy(() -> executor.blockOn(Futures.ready("v")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("blockOn() on a closed executor");
    }

    @Test
    void closeFromATaskReturnsAndEndsEverythingIncludingThatTask() throws Exception {
        WorkStealingExecutor executor = builder().build();
        Probe<String> other = Probe.pending();
        executor.spawn(other);
        Probe<String> closer =
                Probe.polling(
                        p -> {
                            executor.close();
                            return Poll.pending();
                        });
        JoinHandle<String> closing = executor.spawn(closer);
        executor.close(); // waits, whoever was first
        assertThat(closing.isFinished()).isTrue();
        assertThat(closer.drops).isEqualTo(1);
        assertThat(other.drops).isEqualTo(1);
        assertThat(executor.isClosed()).isTrue();
    }

    @Test
    void closeFromInsideBlockOnEndsThatToo() {
        WorkStealingExecutor executor = builder().build();
        Probe<String> closer =
                Probe.polling(
                        p -> {
                            executor.close();
                            return Poll.pending();
                        });
        assertThatThrownBy(() -> executor.blockOn(closer))
                .isInstanceOf(CancellationException.class);
        assertThat(closer.drops).isEqualTo(1);
        assertThat(closer.droppedBy).isSameAs(Thread.currentThread());
        assertThat(executor.isClosed()).isTrue();
    }

    @Test
    void closeFromAnotherThreadEndsASleepingBlockOnAndWaitsForIt() throws Exception {
        WorkStealingExecutor executor = builder().build();
        Probe<String> waiting = Probe.pending();
        CountDownLatch ended = new CountDownLatch(1);
        Thread caller =
                new Thread(
                        () -> {
                            try {
                                executor.blockOn(waiting);
                            } catch (CancellationException expected) {
                                ended.countDown();
                            } catch (Exception e) {
                                uncaught.add(e);
                            }
                        });
        caller.start();
        while (waiting.waker == null) {
            Thread.onSpinWait();
        }
        executor.close();
        assertThat(waiting.drops).isEqualTo(1);
        assertThat(waiting.droppedBy).isSameAs(caller);
        ended.await();
        assertThat(uncaught).isEmpty();
    }

    @Test
    void dropsThatThrowSpawnAndWakeDoNotDisturbClosing() throws Exception {
        WorkStealingExecutor executor = builder().build();
        RuntimeException fromDrop = new RuntimeException();
        Probe<String> late = Probe.pending();
        Probe<String> sibling = Probe.pending();
        executor.spawn(sibling);
        Probe<String> troublesome =
                Probe.<String>pending()
                        .whenDropped(
                                () -> {
                                    sibling.wake();
                                    executor.spawn(late);
                                    executor.close();
                                    throw fromDrop;
                                });
        executor.spawn(troublesome);
        while (sibling.waker == null || troublesome.waker == null) {
            Thread.onSpinWait();
        }
        executor.close();
        assertThat(late.drops).isEqualTo(1);
        assertThat(sibling.drops).isEqualTo(1);
        assertThat(uncaught).containsExactly(fromDrop);
    }

    @Test
    void failuresNobodyJoinedAreReportedByClose() throws Exception {
        Exception failure = new Exception();
        WorkStealingExecutor executor = builder().build();
        JoinHandle<?> kept = executor.spawn(Futures.failed(failure));
        while (!kept.isFinished()) {
            Thread.onSpinWait();
        }
        assertThat(uncaught).isEmpty();
        executor.close();
        assertThat(uncaught).containsExactly(failure);
        assertThat(kept.isFinished()).isTrue();
    }

    @Test
    void failureOfBlockOnIsNotReportedByACloseThatIsQuicker() {
        WorkStealingExecutor executor = builder().build();
        Exception failure = new Exception();
        Future<String> closing =
                Futures.lazy(
                        () -> {
                            executor.close();
                            throw failure;
                        });
        assertThatThrownBy(() -> executor.blockOn(closing)).isSameAs(failure);
        executor.close();
        assertThat(uncaught).isEmpty();
    }

    @Test
    void taskThatPassesACancellationOnWhileTheExecutorClosesIsNotReported() {
        WorkStealingExecutor executor = builder().build();
        CountDownLatch polled = new CountDownLatch(1);
        JoinHandle<String> task = executor.spawn(closingAndAwaiting(executor, polled));
        assertThatNoException().isThrownBy(polled::await);
        executor.close();
        assertThat(task.isFinished()).isTrue();
        assertThat(uncaught).isEmpty();
    }

    /** As a task does that awaits another when the executor closes, and is still polled once. */
    private static Future<String> closingAndAwaiting(Executor executor, CountDownLatch polled) {
        return Futures.pollFn(
                cx -> {
                    polled.countDown();
                    executor.close();
                    return executor.spawn(Futures.ready("cancelled")).poll(cx);
                });
    }

    @Test
    void closeGivesUpOnATaskThatBlocksForEverAndReportsIt() throws Exception {
        for (int workers = 1; workers <= 2; workers++) {
            uncaught.clear();
            WorkStealingExecutor executor =
                    builder().workers(workers).closeTimeout(Duration.ofMillis(50)).build();
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch blocks = new CountDownLatch(1);
            Probe<String> stuck =
                    Probe.polling(
                            p -> {
                                blocks.countDown();
                                release.await();
                                return Poll.pending();
                            });
            JoinHandle<String> handle = executor.spawn(stuck, "stuck");
            blocks.await();
            List<Probe<String>> others = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                Probe<String> other = Probe.<String>pending().whenDropped(executor::close);
                others.add(other);
                executor.spawn(other);
            }
            while (workers > 1
                    && (others.stream().anyMatch(other -> other.polls == 0)
                            || executor.metrics().asleep() == 0)) {
                Thread.onSpinWait(); // or the worker that is not stuck might be reported as well
            }
            executor.close();
            assertThat(executor.isClosed()).isFalse();
            while (others.stream().anyMatch(other -> other.drops == 0)) {
                Thread.onSpinWait(); // the other worker does this, and close has not waited for it
            }
            assertThat(others).allMatch(other -> other.drops == 1);
            assertThat(handle.isFinished()).isFalse();
            assertThat(uncaught).hasSize(1);
            assertThat(uncaught.get(0))
                    .hasMessageContaining(
                            "\"stuck\" has not returned from its poll on rouse-worker-")
                    .hasMessageContaining("50 ms");
            assertThat(uncaught.get(0).getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(CloseTest.class.getName()));
            executor.close(); // neither waits for ever nor reports again
            assertThat(uncaught).hasSize(1);
            release.countDown();
            while (!executor.isClosed()) {
                Thread.onSpinWait();
            }
            assertThat(stuck.drops).isEqualTo(1);
            assertThat(handle.isFinished()).isTrue();
        }
    }

    @Test
    void closeGivesUpOnABlockOnThatBlocksForEverAndReportsIt() throws Exception {
        WorkStealingExecutor executor = builder().closeTimeout(Duration.ofMillis(50)).build();
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocks = new CountDownLatch(1);
        Probe<String> stuck =
                Probe.polling(
                        p -> {
                            blocks.countDown();
                            release.await();
                            return Poll.pending();
                        });
        Thread caller =
                new Thread(
                        () ->
                                assertThatThrownBy(() -> executor.blockOn(stuck))
                                        .isInstanceOf(CancellationException.class),
                        "caller");
        caller.start();
        blocks.await();
        executor.close();
        assertThat(uncaught).hasSize(1);
        assertThat(uncaught.get(0))
                .hasMessageContaining("blockOn() on caller has not returned from the poll")
                .hasMessageContaining("50 ms");
        assertThat(uncaught.get(0).getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("await"));
        release.countDown();
        caller.join();
        assertThat(stuck.drops).isEqualTo(1);
    }

    /** Threads that spawn, wake, send and close at the same time; nothing may be lost or twice. */
    @Test
    void spawnsWakesAndMessagesThatOverlapWithCloseLeaveNothingBehind() throws Exception {
        for (int round = 0; round < 400; round++) {
            Duration parkAfter = Duration.ofNanos(round % 2 * 20_000);
            overlap(builder().workers(1 + round % 3).parkAfter(parkAfter).build(), round);
        }
        assertThat(uncaught).isEmpty();
    }

    private static void overlap(WorkStealingExecutor executor, int round) throws Exception {
        AtomicInteger started = new AtomicInteger();
        List<Probe<String>> futures = Collections.synchronizedList(new ArrayList<>());
        List<JoinHandle<?>> handles = Collections.synchronizedList(new ArrayList<>());
        Probe<String> target = Probe.pending();
        handles.add(executor.spawn(target));
        futures.add(target);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            threads.add(
                    new Thread(
                            () -> {
                                for (int i = 0; i < 30; i++) {
                                    Probe<String> future = Probe.pending();
                                    futures.add(future);
                                    handles.add(executor.spawn(future));
                                    Oneshot<String> channel = Oneshot.create();
                                    handles.add(executor.spawn(channel.receiver()));
                                    started.incrementAndGet();
                                    if (target.waker != null) {
                                        target.wake();
                                    }
                                    channel.sender().send("news");
                                }
                            }));
        }
        handles.add(executor.spawn(spawning(executor, futures, handles)));
        threads.forEach(Thread::start);
        while (started.get() < round % 20) {
            Thread.onSpinWait();
        }
        executor.close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(handles).allMatch(JoinHandle::isFinished);
        assertThat(futures).allMatch(future -> future.drops == 1);
        assertThat(executor.isClosed()).isTrue();
    }

    /** A task that spawns others as long as they fit into memory, and yields for ever. */
    private static Future<String> spawning(
            WorkStealingExecutor executor,
            List<Probe<String>> futures,
            List<JoinHandle<?>> handles) {
        return Futures.pollFn(
                cx -> {
                    if (futures.size() < 100_000) {
                        Probe<String> child = Probe.pending();
                        futures.add(child);
                        handles.add(cx.spawner().spawn(child));
                    }
                    cx.waker().wake();
                    return Poll.pending();
                });
    }

    @Test
    void closingThreadsFromEverySideAllReturn() throws Exception {
        for (int round = 0; round < 100; round++) {
            WorkStealingExecutor executor = builder().build();
            JoinHandle<?> task = executor.spawn(Futures.pending());
            List<Thread> closers = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                Thread closer = new Thread(executor::close);
                closers.add(closer);
                closer.start();
            }
            for (Thread closer : closers) {
                closer.join();
            }
            assertThat(executor.isClosed()).isTrue();
            assertThat(task.isFinished()).isTrue();
        }
    }

    /**
     * Each of two threads closes from inside its own blockOn, and must not wait for the other's.
     */
    @Test
    void twoCallersThatCloseFromInsideDoNotWaitForEachOther() throws Exception {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        WorkStealingExecutor executor = builder().closeTimeout(forEver).build();
        CountDownLatch both = new CountDownLatch(2);
        List<Probe<String>> closers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            Probe<String> closer =
                    Probe.polling(
                            p -> {
                                both.countDown();
                                both.await();
                                executor.close();
                                return Poll.pending();
                            });
            closers.add(closer);
            Thread thread =
                    new Thread(
                            () ->
                                    assertThatThrownBy(() -> executor.blockOn(closer))
                                            .isInstanceOf(CancellationException.class));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(closers).allMatch(closer -> closer.drops == 1);
        assertThat(executor.isClosed()).isTrue();
    }

    /** It would wait for ever: the monitor's thread is the one that ends blocking work. */
    @Test
    void handlerOfBlockedTasksMayClose() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<WorkStealingExecutor> closing = new AtomicReference<>();
        WorkStealingExecutor executor =
                builder()
                        .closeTimeout(FOREVER)
                        .onBlocked(
                                Duration.ZERO,
                                blocked -> {
                                    requireNonNull(closing.get()).close();
                                    closed.countDown();
                                })
                        .build();
        closing.set(executor);
        executor.spawn(Futures.lazy(() -> awaited(closed)));
        closed.await();
        executor.close();
        assertThat(executor.isClosed()).isTrue();
        assertThat(uncaught).isEmpty();
    }

    /** As above, when the monitor's is the last to leave, and reports. */
    @Test
    void uncaughtHandlerMayCloseOnTheThreadThatFinishes() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicReference<WorkStealingExecutor> closing = new AtomicReference<>();
        WorkStealingExecutor executor =
                WorkStealingExecutor.builder()
                        .workers(1)
                        .closeTimeout(FOREVER)
                        .uncaughtHandler(
                                (task, failure) -> {
                                    uncaught.add(failure);
                                    requireNonNull(closing.get()).close();
                                })
                        .build();
        closing.set(executor);
        Exception failure = new Exception();
        JoinHandle<?> kept = executor.spawn(Futures.failed(failure));
        Thread worker = executor.blockOn(executor.spawn(Futures.lazy(Thread::currentThread)));
        CountDownLatch begun = new CountDownLatch(1);
        executor.spawn(
                executor.blocking()
                        .run(
                                () -> {
                                    begun.countDown();
                                    return awaited(gate);
                                }));
        begun.await();
        Thread closer = new Thread(executor::close);
        closer.start();
        worker.join(); // so the monitor is left alone, with the blocking work
        gate.countDown();
        closer.join();
        assertThat(executor.isClosed()).isTrue();
        assertThat(uncaught).containsExactly(failure);
        assertThat(kept.isFinished()).isTrue();
    }

    @Test
    void blockingWorkMayCloseAndIsNotWaitedForByItself() throws Exception {
        WorkStealingExecutor executor = builder().closeTimeout(FOREVER).build();
        CountDownLatch closed = new CountDownLatch(1);
        executor.spawn(
                executor.blocking()
                        .run(
                                () -> {
                                    executor.close();
                                    closed.countDown();
                                    return "";
                                }));
        closed.await();
        executor.close();
        assertThat(executor.isClosed()).isTrue();
        assertThat(uncaught).isEmpty();
    }

    private static String awaited(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return "";
    }

    @Test
    void handlerOfBlockedTasksThatNeverReturnsIsReportedByClose() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch task = new CountDownLatch(1);
        WorkStealingExecutor executor =
                builder()
                        .closeTimeout(Duration.ofMillis(50))
                        .onBlocked(
                                Duration.ZERO,
                                blocked -> {
                                    inHandler.countDown();
                                    try {
                                        release.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                })
                        .build();
        executor.spawn(
                Futures.lazy(
                        () -> {
                            task.await();
                            return "";
                        }));
        inHandler.await();
        task.countDown();
        while (executor.metrics().asleep() < 2) { // or a worker would be reported as well
            Thread.onSpinWait();
        }
        executor.close();
        assertThat(uncaught).hasSize(1);
        assertThat(uncaught.get(0)).hasMessageContaining("the handler of blocked tasks");
        release.countDown();
        while (!executor.isClosed()) {
            Thread.onSpinWait();
        }
    }
}
