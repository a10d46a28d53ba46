package dev.rouse.executor.workstealing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users see: spawning, joining, waiting, timers, threads. */
class WorkStealingExecutorTest {

    private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
    private final WorkStealingExecutor executor =
            WorkStealingExecutor.builder()
                    .workers(2)
                    .uncaughtHandler((task, failure) -> uncaught.add(failure))
                    .build();

    @AfterEach
    void close() {
        executor.close();
        assertThat(executor.isClosed()).isTrue();
    }

    @Test
    void serviceLoaderFindsIt() throws Exception {
        try (Executor found = Executor.create("workstealing")) {
            assertThat(found).isInstanceOf(WorkStealingExecutor.class);
            assertThat(found.<Integer>blockOn(found.spawn(Futures.ready(42)))).isEqualTo(42);
        }
    }

    @Test
    void tasksRunOnWorkersAndBlockOnOnItsCaller() throws Exception {
        Thread here = Thread.currentThread();
        Thread there = executor.blockOn(executor.spawn(Futures.lazy(Thread::currentThread)));
        assertThat(there.getName()).startsWith("rouse-worker-");
        assertThat(there.isDaemon()).isTrue();
        assertThat(executor.<Thread>blockOn(Futures.lazy(Thread::currentThread))).isSameAs(here);
    }

    @Test
    void blockOnIsWokenByWorkersAndPolledOnItsOwnThreadOnly() throws Exception {
        Set<Thread> pollers = ConcurrentHashMap.newKeySet();
        Oneshot<String> channel = Oneshot.create();
        executor.spawn(Futures.lazy(() -> channel.sender().send("news")));
        Future<String> receiver = channel.receiver();
        String news =
                executor.blockOn(
                        Futures.pollFn(
                                cx -> {
                                    pollers.add(Thread.currentThread());
                                    return receiver.poll(cx);
                                }));
        assertThat(news).isEqualTo("news");
        assertThat(pollers).containsExactly(Thread.currentThread());
    }

    @Test
    void everyTaskOfAManyIsRunOnceWhereverItWasSpawned() throws Exception {
        int count = 10_000;
        AtomicInteger ran = new AtomicInteger();
        List<JoinHandle<Integer>> handles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            handles.add(executor.spawn(Futures.lazy(ran::incrementAndGet)));
        }
        CountDownLatch fromWorker = new CountDownLatch(count);
        executor.spawn(
                Futures.pollFn(
                        cx -> {
                            for (int i = 0; i < count; i++) {
                                cx.spawner()
                                        .spawn(
                                                Futures.lazy(
                                                        () -> {
                                                            fromWorker.countDown();
                                                            return "";
                                                        }));
                            }
                            return Poll.ready("");
                        }));
        Set<Integer> values = new HashSet<>();
        for (JoinHandle<Integer> handle : handles) {
            values.add(executor.<Integer>blockOn(handle));
        }
        fromWorker.await();
        assertThat(values).hasSize(count);
        assertThat(ran).hasValue(count);
    }

    @Test
    void failureReachesTheJoinerAsTheSameObject() {
        Exception failure = new Exception();
        JoinHandle<String> handle = executor.spawn(Futures.failed(failure));
        assertThatThrownBy(() -> executor.blockOn(handle)).isSameAs(failure);
        assertThat(uncaught).isEmpty();
    }

    @Test
    void errorsOutOfPollAndOutOfDropLeaveTheWorkersAlive() throws Exception {
        Error fromPoll = new StackOverflowError();
        Error fromDrop = new AssertionError("from drop");
        executor.spawn(Futures.failed(fromPoll)).drop();
        JoinHandle<String> aborted =
                executor.spawn(
                        Probe.<String>pending()
                                .whenDropped(
                                        () -> {
                                            throw fromDrop;
                                        }));
        aborted.abort();
        assertThatThrownBy(() -> executor.blockOn(aborted))
                .isInstanceOf(CancellationException.class);
        for (int i = 0; i < 100; i++) {
            assertThat(executor.<String>blockOn(executor.spawn(Futures.ready("alive"))))
                    .isEqualTo("alive");
        }
        executor.close(); // the worker of the first task may not have reported yet
        assertThat(uncaught).containsExactlyInAnyOrder(fromPoll, fromDrop);
    }

    @Test
    void throwingUncaughtHandlerDoesNotEndAWorker() throws Exception {
        try (WorkStealingExecutor fragile =
                WorkStealingExecutor.builder()
                        .workers(1)
                        .uncaughtHandler(
                                (task, failure) -> {
                                    throw new IllegalStateException("handler");
                                })
                        .build()) {
            Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
            List<Throwable> last = Collections.synchronizedList(new ArrayList<>());
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> last.add(failure));
            try {
                Exception failure = new Exception("task");
                fragile.spawn(Futures.failed(failure)).drop();
                assertThat(fragile.<String>blockOn(fragile.spawn(Futures.ready("alive"))))
                        .isEqualTo("alive");
                assertThat(last).containsExactly(failure);
            } finally {
                Thread.setDefaultUncaughtExceptionHandler(before);
            }
        }
    }

    @Test
    void abortedTaskIsDroppedOnAWorker() {
        Probe<String> future = Probe.pending();
        JoinHandle<String> handle = executor.spawn(future);
        handle.abort();
        assertThatThrownBy(() -> executor.blockOn(handle))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("was aborted");
        assertThat(future.drops).isEqualTo(1);
        assertThat(requireNonNull(future.droppedBy).getName()).startsWith("rouse-worker-");
    }

    @Test
    void timersWakeTasksAndCallersNotBeforeTheirTime() throws Exception {
        long before = System.nanoTime();
        executor.blockOn(
                executor.spawn(Sleep.sleep(Duration.ofMillis(3)))
                        .join(Sleep.sleep(Duration.ofMillis(5)), (left, right) -> "both"));
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(5_000_000);
    }

    /** A worker that sleeps for long has to notice a timer that somebody else puts in its wheel. */
    @Test
    void callersTimerShortensTheSleepOfTheWorkerThatKeepsIt() throws Exception {
        try (WorkStealingExecutor one = WorkStealingExecutor.builder().workers(1).build()) {
            JoinHandle<?> late = one.spawn(Sleep.sleep(Duration.ofDays(1)));
            for (int i = 0; i < 20; i++) {
                one.blockOn(Sleep.sleep(Duration.ofNanos(1)));
                one.blockOn(Sleep.sleep(Duration.ofMillis(1)));
            }
            assertThat(late.isFinished()).isFalse();
        }
    }

    @Test
    void hugeSleepsNeitherOverflowNorEnd() throws Exception {
        JoinHandle<?> eternal = executor.spawn(Sleep.sleep(Duration.ofSeconds(Long.MAX_VALUE)));
        JoinHandle<?> centuries = executor.spawn(Sleep.sleep(Duration.ofDays(90_000)));
        executor.blockOn(executor.spawn(Sleep.sleep(Duration.ofMillis(2))));
        assertThat(eternal.isFinished()).isFalse();
        assertThat(centuries.isFinished()).isFalse();
    }

    @Test
    void tasksOfOneWorkerNeverRunAtTheSameTime() throws Exception {
        try (WorkStealingExecutor one = WorkStealingExecutor.builder().workers(1).build()) {
            AtomicInteger inside = new AtomicInteger();
            List<JoinHandle<String>> handles = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                Future<String> body =
                        Futures.yieldNow()
                                .map(
                                        x -> {
                                            int others = inside.getAndIncrement();
                                            Thread.onSpinWait();
                                            inside.decrementAndGet();
                                            return "others: " + others;
                                        });
                handles.add(one.spawn(body));
            }
            for (JoinHandle<String> handle : handles) {
                assertThat(one.<String>blockOn(handle)).isEqualTo("others: 0");
            }
        }
    }

    @Test
    void manyThreadsMayBlockAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger sum = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            Thread thread =
                    new Thread(
                            () -> {
                                for (int i = 0; i < 200; i++) {
                                    try {
                                        int got =
                                                executor.blockOn(executor.spawn(Futures.ready(1)));
                                        sum.addAndGet(got);
                                    } catch (Exception e) {
                                        uncaught.add(e);
                                    }
                                }
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(uncaught).isEmpty();
        assertThat(sum).hasValue(1600);
    }

    @Test
    void interruptedCallerWaitsOnAndKeepsItsStatus() throws Exception {
        Oneshot<String> channel = Oneshot.create();
        executor.spawn(Sleep.sleep(Duration.ofMillis(2)).map(x -> channel.sender().send("late")));
        Thread.currentThread().interrupt();
        String value = executor.blockOn(channel.receiver());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(value).isEqualTo("late");
    }

    @Test
    void customThreadsAreUsedAndKnowTheirWorker() throws Exception {
        Set<Thread> made = ConcurrentHashMap.newKeySet();
        WorkStealingExecutor custom =
                WorkStealingExecutor.builder()
                        .workers(2)
                        .threadFactory(
                                work -> {
                                    Thread thread = new Thread(work, "mine");
                                    made.add(thread);
                                    return thread;
                                })
                        .build();
        try {
            Thread runner =
                    custom.blockOn(
                            custom.spawn(
                                    Futures.<Thread>pollFn(
                                            cx -> {
                                                // needs the worker: budget, own queue, timer
                                                assertThat(cx.tryProceed()).isTrue();
                                                cx.spawner().spawn(Futures.ready("child")).drop();
                                                return Poll.ready(Thread.currentThread());
                                            })));
            assertThat(made).hasSize(2).contains(runner);
            assertThat(runner.isDaemon()).isFalse();
            assertThatThrownBy(
                            () ->
                                    custom.blockOn(
                                            custom.spawn(
                                                    Futures.lazy(
                                                            () ->
                                                                    custom.blockOn(
                                                                            Futures.ready(1))))))
                    .hasMessageContaining("from inside a task (rouse-worker-");
        } finally {
            custom.close();
        }
        for (Thread thread : made) {
            thread.join(); // user threads that did not end would keep the program alive
        }
    }

    @Test
    void metricsCountWhatHappens() throws Exception {
        PoolMetrics fresh = executor.metrics();
        assertThat(fresh.alive()).isZero();
        assertThat(fresh.workers()).hasSize(2);
        JoinHandle<?> waiting = executor.spawn(Futures.pending());
        for (int i = 0; i < 50; i++) {
            executor.blockOn(executor.spawn(Futures.yieldNow()));
        }
        executor.blockOn(executor.spawn(Futures.yieldNow()));
        PoolMetrics busy = executor.metrics();
        assertThat(busy.polls()).isGreaterThanOrEqualTo(102);
        assertThat(busy.alive()).isBetween(1L, 3L); // each worker may just be ending one
        assertThat(waiting.isFinished()).isFalse();
        assertThat(busy.toString()).contains("rouse-worker-0", "rouse-worker-1");
        assertThat(executor.toString()).contains("open", "of 2 workers awake");
        executor.close();
        assertThat(executor.metrics().alive()).isZero();
        assertThat(executor).hasToString("WorkStealingExecutor[closed]");
    }
}
