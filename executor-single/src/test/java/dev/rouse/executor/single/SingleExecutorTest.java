package dev.rouse.executor.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.executor.single.internal.Engine;
import dev.rouse.executor.single.internal.ManualClock;
import dev.rouse.task.Task;
import dev.rouse.testing.Probe;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine driven by its caller: order, fairness, services, and misuse. */
class SingleExecutorTest {

    private final ManualClock clock = new ManualClock();
    private final List<Throwable> uncaught = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final SingleExecutor executor =
            SingleExecutor.builder()
                    .clock(clock)
                    .uncaughtHandler((task, failure) -> uncaught.add(failure))
                    .build();

    @AfterEach
    void close() {
        executor.close();
    }

    /** Writes its name at each poll; wakes itself until it has been polled {@code polls} times. */
    private Probe<String> busy(String name, int polls) {
        return Probe.polling(
                p -> {
                    trace.add(name);
                    if (p.polls == polls) {
                        return Poll.ready(name);
                    }
                    p.wake();
                    return Poll.pending();
                });
    }

    // ---- order and fairness ----

    @Test
    void nothingRunsUntilSomebodyDrives() {
        Probe<String> future = busy("a", 1);
        executor.spawn(future);
        assertThat(future.polls).isZero();
        assertThat(executor.poll()).isEqualTo(1);
        assertThat(future.polls).isEqualTo(1);
        assertThat(executor.poll()).isZero();
    }

    @Test
    void runnableTasksRunFirstInFirstOutAndYieldersGoToTheEnd() {
        executor.spawn(busy("a", 2));
        executor.spawn(busy("b", 1));
        executor.spawn(busy("c", 3));
        executor.runUntilStalled();
        assertThat(trace)
                .containsExactly(
                        "a", "b", "c", // in the order of their spawns
                        "a", "c", // a yielded before c
                        "c");
    }

    @Test
    void onePollRunsABoundedNumberOfTasks() {
        Probe<String> endless = busy("a", Integer.MAX_VALUE);
        executor.spawn(endless);
        assertThat(executor.poll()).isEqualTo(Engine.TASKS_PER_TURN);
        assertThat(endless.polls).isEqualTo(Engine.TASKS_PER_TURN);
    }

    @Test
    void taskThatWakesItselfStarvesNeitherOthersNorTimers() {
        executor.spawn(busy("endless", Integer.MAX_VALUE));
        Probe<String> other = busy("other", 1);
        JoinHandle<?> sleeping = executor.spawn(Sleep.sleep(Duration.ofNanos(5)));
        executor.poll();
        executor.spawn(other);
        clock.advance(5);
        executor.poll();
        assertThat(other.polls).isEqualTo(1);
        executor.poll();
        assertThat(sleeping.isFinished()).isTrue();
    }

    @Test
    void tryRunOneRunsOneTask() {
        executor.spawn(busy("a", 1));
        executor.spawn(busy("b", 1));
        assertThat(executor.tryRunOne()).isTrue();
        assertThat(trace).containsExactly("a");
        assertThat(executor.tryRunOne()).isTrue();
        assertThat(executor.tryRunOne()).isFalse();
    }

    @Test
    void tryRunOneTakesInTimersBesideABusyTask() {
        executor.spawn(busy("endless", Integer.MAX_VALUE));
        JoinHandle<?> sleeping = executor.spawn(Sleep.sleep(Duration.ofNanos(5)));
        executor.tryRunOne();
        executor.tryRunOne();
        clock.advance(5);
        for (int i = 0; i < 2 * Engine.TASKS_PER_TURN; i++) {
            executor.tryRunOne();
        }
        assertThat(sleeping.isFinished()).isTrue();
    }

    @Test
    void runUntilStalledCountsWhatItDid() {
        executor.spawn(busy("a", 100));
        executor.spawn(Futures.pending());
        assertThat(executor.runUntilStalled()).isEqualTo(101);
        assertThat(executor.runUntilStalled()).isZero();
    }

    @Test
    void budgetOfAnAlwaysReadyLoopIsFinite() {
        int[] spent = new int[1];
        Future<String> greedy =
                Futures.pollFn(
                        cx -> {
                            while (cx.tryProceed()) {
                                spent[0]++;
                            }
                            return Poll.pending();
                        });
        Probe<String> other = busy("other", 1);
        executor.spawn(greedy);
        executor.spawn(other);
        executor.tryRunOne();
        executor.tryRunOne();
        assertThat(spent[0]).isEqualTo(Task.BUDGET);
        assertThat(other.polls).isEqualTo(1);
    }

    // ---- blockOn ----

    @Test
    void blockOnGivesTheValueAndRunsOtherTasksMeanwhile() throws Exception {
        JoinHandle<String> other = executor.spawn(busy("b", 1));
        String value = executor.blockOn(other.map(v -> v + "!"));
        assertThat(value).isEqualTo("b!");
    }

    @Test
    void blockOnThrowsWhatTheFutureThrows() {
        Exception failure = new Exception("checked");
        assertThatThrownBy(() -> executor.blockOn(Futures.failed(failure))).isSameAs(failure);
        assertThat(uncaught).isEmpty();
    }

    @Test
    void blockOnReturnsNullForANullValue() throws Exception {
        assertThat(executor.blockOn(Futures.<Object>ready(null))).isNull();
    }

    @Test
    void blockOnMayBeCalledAgainAndAgain() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(executor.blockOn(Futures.ready(i))).isEqualTo(i);
        }
    }

    @Test
    void blockOnSleepsUntilARemoteWake() throws Exception {
        CountDownLatch polled = new CountDownLatch(1);
        Probe<String> future =
                Probe.polling(
                        p -> {
                            polled.countDown();
                            return p.polls == 1 ? Poll.pending() : Poll.ready("v");
                        });
        Thread waker =
                new Thread(
                        () -> {
                            awaitQuietly(polled);
                            future.wake();
                        });
        waker.start();
        assertThat(executor.blockOn(future)).isEqualTo("v");
        assertThat(future.polls).isEqualTo(2);
        waker.join();
    }

    @Test
    void blockOnSleepsUntilATimer() throws Exception {
        SingleExecutor real = SingleExecutor.create();
        long startNanos = System.nanoTime();
        real.blockOn(Sleep.sleep(Duration.ofMillis(5)));
        assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(5_000_000);
        real.close();
    }

    @Test
    void interruptDoesNotEndBlockOnAndIsNotLost() throws Exception {
        SingleExecutor real = SingleExecutor.create();
        Thread.currentThread().interrupt();
        real.blockOn(Sleep.sleep(Duration.ofMillis(2)));
        assertThat(Thread.interrupted()).isTrue();
        real.close();
    }

    // ---- from other threads ----

    /** The wake comes while the driver is on its way to sleep, thousands of times. */
    @Test
    void wakesOnTheWayToSleepAreNotLost() throws Exception {
        answerEveryPoll(Probe::wake);
    }

    @Test
    void timersSetOnTheWayToSleepAreNotLost() throws Exception {
        answerEveryPoll(probe -> executor.timer().schedule(0, probe::wake));
    }

    private void answerEveryPoll(Consumer<Probe<String>> answer) throws Exception {
        int rounds = 20_000;
        Probe<String> future =
                Probe.polling(p -> p.polls == rounds ? Poll.ready("v") : Poll.pending());
        Thread other =
                new Thread(
                        () -> {
                            for (int answered = 0; answered < rounds - 1; answered++) {
                                while (future.polls <= answered || future.waker == null) {
                                    Thread.onSpinWait();
                                }
                                answer.accept(future);
                            }
                        });
        other.start();
        assertThat(executor.blockOn(future)).isEqualTo("v");
        other.join();
        assertThat(future.polls).isEqualTo(rounds);
    }

    @Test
    void wakesAndSpawnsOfOtherThreadsAllArrive() throws Exception {
        int threads = 4;
        int each = 5_000;
        int[] ran = new int[1];
        List<Thread> producers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            producers.add(
                    new Thread(
                            () -> {
                                for (int i = 0; i < each; i++) {
                                    executor.spawn(Futures.yieldNow().map(v -> ran[0]++));
                                }
                            }));
        }
        producers.forEach(Thread::start);
        Future<String> all =
                Futures.pollFn(
                        cx -> {
                            if (ran[0] == threads * each) {
                                return Poll.ready("all");
                            }
                            cx.waker().wake();
                            return Poll.pending();
                        });
        assertThat(executor.blockOn(all)).isEqualTo("all");
        for (Thread producer : producers) {
            producer.join();
        }
    }

    @Test
    void abortFromAnotherThreadDropsOnTheDriver() throws Exception {
        Probe<String> future = Probe.pending();
        JoinHandle<String> task = executor.spawn(future);
        executor.poll();
        Thread aborter = new Thread(task::abort);
        aborter.start();
        aborter.join();
        assertThat(future.drops).isZero();
        executor.poll();
        assertThat(future.drops).isEqualTo(1);
        assertThat(future.droppedBy).isSameAs(Thread.currentThread());
        assertThatThrownBy(() -> executor.blockOn(task)).isInstanceOf(CancellationException.class);
    }

    // ---- misuse ----

    @Test
    void drivingFromInsideATaskIsAnErrorThatSaysWhatToDo() throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        executor.blockOn(
                Futures.lazy(
                        () -> {
                            thrown.add(catching(() -> executor.blockOn(Futures.ready("v"))));
                            thrown.add(catching(executor::poll));
                            thrown.add(catching(executor::tryRunOne));
                            thrown.add(catching(executor::runUntilStalled));
                            return "v";
                        }));
        assertThat(thrown)
                .hasSize(4)
                .allSatisfy(
                        t ->
                                assertThat(t)
                                        .isInstanceOf(IllegalStateException.class)
                                        .hasMessageContaining("from inside a task")
                                        .hasMessageContaining("await the future or spawn it"));
    }

    @Test
    void drivingFromTwoThreadsIsAnErrorThatNamesTheFirst() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayLeave = new CountDownLatch(1);
        Thread first =
                new Thread(
                        () ->
                                catching(
                                        () ->
                                                executor.blockOn(
                                                        Futures.lazy(
                                                                () -> {
                                                                    inside.countDown();
                                                                    mayLeave.await();
                                                                    return "v";
                                                                }))),
                        "the-first-driver");
        first.start();
        inside.await();
        assertThatThrownBy(executor::poll)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the-first-driver")
                .hasMessageContaining("one thread at a time");
        mayLeave.countDown();
        first.join();
        executor.poll(); // one after the other is fine
    }

    @Test
    void nullFuturesAreRefused() {
        assertThatThrownBy(() -> executor.spawn(null)).hasMessage("future");
        assertThatThrownBy(() -> executor.blockOn(null)).hasMessage("future");
        executor.poll(); // and nobody was left driving
        assertThatThrownBy(() -> SingleExecutor.builder().clock(null)).hasMessage("clock");
        assertThatThrownBy(() -> SingleExecutor.builder().idleStrategy(null)).hasMessage("idle");
        assertThatThrownBy(() -> SingleExecutor.builder().uncaughtHandler(null))
                .hasMessage("handler");
        assertThatThrownBy(() -> executor.agent(null)).hasMessage("roleName");
    }

    @Test
    void contextOffersTimerAndSpawner() throws Exception {
        String v =
                executor.blockOn(
                        Futures.pollFn(
                                        cx -> {
                                            assertThat(cx.timer()).isSameAs(executor.timer());
                                            return Poll.ready(cx.spawner().spawn(busy("child", 1)));
                                        })
                                .then(handle -> handle));
        assertThat(v).isEqualTo("child");
    }

    @Test
    void throwingWakerInATimerIsReportedAndOthersStillFire() {
        RuntimeException fromWaker = new RuntimeException();
        boolean[] fired = new boolean[1];
        executor.timer()
                .schedule(
                        1,
                        () -> {
                            throw fromWaker;
                        });
        executor.timer().schedule(2, () -> fired[0] = true);
        clock.advance(10);
        executor.poll();
        assertThat(uncaught).containsExactly(fromWaker);
        assertThat(fired[0]).isTrue();
    }

    @Test
    void toStringSaysWhoDrivesAndHowMuchWaits() throws Exception {
        assertThat(executor).hasToString("SingleExecutor[open, driven by nobody]");
        executor.spawn(Futures.pending());
        executor.poll();
        String inside = executor.blockOn(Futures.lazy(executor::toString));
        assertThat(inside)
                .isEqualTo(
                        "SingleExecutor[open, driven by "
                                + Thread.currentThread().getName()
                                + ", 0 ready, 1 waiting]");
        executor.close();
        assertThat(executor).hasToString("SingleExecutor[closed, driven by nobody]");
    }

    private interface Action {
        Object run() throws Exception;
    }

    private static Throwable catching(Action action) {
        try {
            action.run();
            return new AssertionError("nothing was thrown");
        } catch (Exception e) {
            return e;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
