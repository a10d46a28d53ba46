package dev.rouse.executor.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.IdleStrategy;
import org.junit.jupiter.api.Test;

/** Closing: every live task is dropped exactly once, whoever closes and whatever runs meanwhile. */
class CloseTest {

    private final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());

    private SingleExecutor.Builder builder() {
        return SingleExecutor.builder().uncaughtHandler((task, failure) -> uncaught.add(failure));
    }

    @Test
    void tasksAreDroppedOnceWhereverTheyWait() throws Exception {
        SingleExecutor executor = builder().build();
        Probe<String> parked = Probe.pending();
        executor.spawn(parked);
        executor.poll();
        Probe<String> woken = Probe.pending();
        JoinHandle<String> wokenTask = executor.spawn(woken);
        executor.poll();
        woken.wake();
        Probe<String> neverRun = Probe.pending();
        executor.spawn(neverRun);
        Probe<String> remote = Probe.pending();
        Thread spawner = new Thread(() -> executor.spawn(remote));
        spawner.start();
        spawner.join();
        JoinHandle<?> sleeping = executor.spawn(Sleep.sleep(Duration.ofDays(1)));
        executor.close();
        for (Probe<String> probe : List.of(parked, woken, neverRun, remote)) {
            assertThat(probe.drops).isEqualTo(1);
            assertThat(probe.droppedBy).isSameAs(Thread.currentThread());
        }
        assertThat(neverRun.polls).isZero();
        assertThat(sleeping.isFinished()).isTrue();
        assertThatThrownBy(() -> executorOf(wokenTask))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("its executor is closed");
        assertThat(executor.isClosed()).isTrue();
    }

    private static Object executorOf(JoinHandle<?> handle) throws Exception {
        try (SingleExecutor other = SingleExecutor.create()) {
            return other.blockOn(handle);
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        SingleExecutor executor = builder().build();
        Probe<String> future = Probe.pending();
        executor.spawn(future);
        executor.close();
        executor.close();
        assertThat(future.drops).isEqualTo(1);
    }

    @Test
    void spawnAfterCloseIsCancelledAtOnce() {
        SingleExecutor executor = builder().build();
        executor.close();
        Probe<String> future = Probe.pending();
        JoinHandle<String> task = executor.spawn(future);
        assertThat(task.isFinished()).isTrue();
        assertThat(future.polls).isZero();
        assertThat(future.drops).isEqualTo(1);
        assertThatThrownBy(() -> executorOf(task)).isInstanceOf(CancellationException.class);
    }

    @Test
    void drivingAClosedExecutorIsAnError() {
        SingleExecutor executor = builder().build();
        executor.close();
        assertThatThrownBy(() -> executor.blockOn(Futures.ready("v")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("blockOn() on a closed executor");
        assertThatThrownBy(executor::poll).hasMessage("poll() on a closed executor");
        assertThatThrownBy(executor::tryRunOne).hasMessage("tryRunOne() on a closed executor");
    }

    @Test
    void closeFromInsideATaskEndsEverythingIncludingThatTask() {
        SingleExecutor executor = builder().build();
        Probe<String> other = Probe.pending();
        executor.spawn(other);
        Probe<String> closer =
                Probe.polling(
                        p -> {
                            executor.close();
                            return Poll.pending();
                        });
        assertThatThrownBy(() -> executor.blockOn(closer))
                .isInstanceOf(CancellationException.class);
        assertThat(closer.drops).isEqualTo(1);
        assertThat(other.drops).isEqualTo(1);
        assertThat(executor.isClosed()).isTrue();
    }

    @Test
    void closeFromInsideATaskThatEndsInThatPollKeepsItsValue() throws Exception {
        SingleExecutor executor = builder().build();
        assertThat(
                        executor.blockOn(
                                Futures.lazy(
                                        () -> {
                                            executor.close();
                                            return "v";
                                        })))
                .isEqualTo("v");
        assertThat(executor.isClosed()).isTrue();
    }

    @Test
    void closeFromAnotherThreadEndsASleepingBlockOn() throws Exception {
        SingleExecutor executor = builder().build();
        Probe<String> waiting = Probe.pending();
        CountDownLatch polled = new CountDownLatch(1);
        executor.spawn(Futures.lazy(() -> runCountDown(polled)));
        Thread closer =
                new Thread(
                        () -> {
                            awaitQuietly(polled);
                            executor.close();
                        });
        closer.start();
        assertThatThrownBy(() -> executor.blockOn(waiting))
                .isInstanceOf(CancellationException.class);
        closer.join();
        assertThat(waiting.drops).isEqualTo(1);
        assertThat(waiting.droppedBy).as("on the driver").isSameAs(Thread.currentThread());
    }

    /**
     * Whoever has the driver's role when close is called has to finish it, also while giving it
     * back.
     */
    @Test
    void closeIsFinishedByADriverThatIsJustLeaving() throws Exception {
        for (int round = 0; round < 500; round++) {
            SingleExecutor executor = builder().build();
            Probe<String> waiting = Probe.pending();
            executor.spawn(waiting);
            CountDownLatch driving = new CountDownLatch(1);
            Thread driver =
                    new Thread(
                            () -> {
                                try {
                                    for (; ; ) {
                                        executor.poll();
                                        driving.countDown();
                                    }
                                } catch (IllegalStateException closed) {
                                    // That is how it learns of the close.
                                }
                            });
            driver.start();
            driving.await();
            executor.close();
            assertThat(executor.isClosed()).isTrue();
            assertThat(waiting.drops).isEqualTo(1);
            driver.join();
        }
    }

    private static Object runCountDown(CountDownLatch latch) {
        latch.countDown();
        return "done";
    }

    @Test
    void dropsThatThrowSpawnAndWakeDoNotDisturbClosing() {
        SingleExecutor executor = builder().build();
        RuntimeException fromDrop = new RuntimeException();
        Probe<String> late = Probe.pending();
        Probe<String> sibling = Probe.pending();
        executor.spawn(sibling);
        executor.spawn(
                Probe.<String>pending()
                        .whenDropped(
                                () -> {
                                    sibling.wake();
                                    executor.spawn(late);
                                    executor.close();
                                    throw fromDrop;
                                }));
        executor.poll();
        executor.close();
        assertThat(late.drops).isEqualTo(1);
        assertThat(sibling.drops).isEqualTo(1);
        assertThat(uncaught).containsExactly(fromDrop);
    }

    /** The driver's role would not be given back, and every other close wait for ever. */
    @Test
    void failureThatNeitherHandlerNorStreamTakesDoesNotDisturbClosing() {
        SingleExecutor executor =
                SingleExecutor.builder()
                        .uncaughtHandler(
                                (task, failure) -> {
                                    throw new Unprintable();
                                })
                        .build();
        List<Probe<String>> futures = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Probe<String> future =
                    Probe.<String>pending()
                            .whenDropped(
                                    () -> {
                                        throw new Unprintable();
                                    });
            futures.add(future);
            executor.spawn(future);
        }
        boolean escaped = false;
        try {
            executor.close();
        } catch (Unprintable asItIs) { // which would keep the test from being reported, too
            escaped = true;
        }
        assertThat(escaped).isFalse();
        assertThat(futures).allMatch(future -> future.drops == 1);
        assertThat(executor.isClosed()).isTrue();
    }

    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            throw this;
        }
    }

    @Test
    void failuresNobodyJoinedAreReportedByClose() {
        Exception failure = new Exception();
        SingleExecutor executor = builder().build();
        JoinHandle<?> kept = executor.spawn(Futures.failed(failure));
        executor.poll();
        assertThat(uncaught).isEmpty();
        executor.close();
        assertThat(uncaught).containsExactly(failure);
        assertThat(kept.isFinished()).isTrue();
    }

    /** The thread in blockOn learns of it, though on the other thread only after the close. */
    @Test
    void failureOfBlockOnIsNotReportedByACloseThatIsQuicker() throws Exception {
        for (Executor executor : List.of(builder().build(), builder().start())) {
            Exception failure = new Exception();
            assertThatThrownBy(() -> executor.blockOn(closingAndFailing(executor, failure)))
                    .isSameAs(failure);
            executor.close();
            assertThat(uncaught).isEmpty();
        }
    }

    private static Future<String> closingAndFailing(Executor executor, Exception failure) {
        return Futures.lazy(
                () -> {
                    executor.close();
                    throw failure;
                });
    }

    @Test
    void taskThatPassesACancellationOnWhileTheExecutorClosesIsNotReported() {
        SingleExecutor executor = builder().build();
        JoinHandle<String> task = executor.spawn(closingAndAwaiting(executor));
        executor.poll();
        assertThat(executor.isClosed()).isTrue();
        assertThat(uncaught).isEmpty();
        assertThatThrownBy(() -> executorOf(task)).isInstanceOf(CancellationException.class);
    }

    /** As a task does that awaits another when the executor closes, and is still polled once. */
    private static Future<String> closingAndAwaiting(Executor executor) {
        return Futures.pollFn(
                cx -> {
                    executor.close();
                    return executor.spawn(Futures.ready("cancelled")).poll(cx);
                });
    }

    @Test
    void failureOfBlockOnThatIdlingHidesIsReported() {
        Exception failure = new Exception();
        IllegalStateException fromIdling = new IllegalStateException();
        SingleExecutor executor = builder().idleStrategy(new ThrowingIdle(fromIdling)).build();
        assertThatThrownBy(() -> executor.blockOn(Futures.failed(failure))).isSameAs(fromIdling);
        assertThat(uncaught).containsExactly(failure);
    }

    private record ThrowingIdle(RuntimeException thrown) implements IdleStrategy {
        @Override
        public void idle(int workCount) {
            throw thrown;
        }

        @Override
        public void idle() {
            throw thrown;
        }

        @Override
        public void reset() {}
    }

    /**
     * Threads that spawn, wake and close at the same time; nothing may be lost or dropped twice.
     */
    @Test
    void spawnsAndWakesThatOverlapWithCloseLeaveNothingBehind() throws Exception {
        for (int round = 0; round < 300; round++) {
            overlap(builder().build(), round);
        }
        for (int round = 0; round < 300; round++) {
            overlap(builder().start(), round);
        }
        assertThat(uncaught).isEmpty();
    }

    private static void overlap(Executor executor, int round) throws Exception {
        AtomicInteger started = new AtomicInteger();
        List<Probe<String>> futures = Collections.synchronizedList(new ArrayList<>());
        List<JoinHandle<String>> handles = Collections.synchronizedList(new ArrayList<>());
        Probe<String> target = Probe.pending();
        handles.add(executor.spawn(target));
        futures.add(target);
        if (executor instanceof SingleExecutor single) {
            single.poll();
        }
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            threads.add(
                    new Thread(
                            () -> {
                                for (int i = 0; i < 30; i++) {
                                    Probe<String> future = Probe.pending();
                                    futures.add(future);
                                    handles.add(executor.spawn(future));
                                    started.incrementAndGet();
                                    if (target.waker != null) {
                                        target.wake();
                                    }
                                }
                            }));
        }
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
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
