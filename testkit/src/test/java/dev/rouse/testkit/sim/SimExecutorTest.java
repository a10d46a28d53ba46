package dev.rouse.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.channel.Oneshot;
import dev.rouse.interop.Blocking;
import dev.rouse.testkit.FakeContext;
import dev.rouse.testkit.ScriptedFuture;
import dev.rouse.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SimExecutorTest {

    private final SimExecutor executor = new SimExecutor(Chooser.fifo());

    /** Notes its name, lets others run, and notes it again. */
    private static Future<Void> twice(String name, List<String> order) {
        return Futures.lazy(() -> order.add(name))
                .then(added -> Futures.yieldNow())
                .then(yielded -> Futures.lazy(() -> order.add(name)))
                .map(added -> null);
    }

    private static List<String> orderOf(Chooser chooser) throws Exception {
        SimExecutor executor = new SimExecutor(chooser);
        List<String> order = new ArrayList<>();
        executor.spawn(twice("a", order));
        executor.spawn(twice("b", order));
        executor.spawn(twice("c", order));
        executor.runUntilStalled();
        return order;
    }

    @Test
    void fifoTakesTurns() throws Exception {
        assertThat(orderOf(Chooser.fifo())).containsExactly("a", "b", "c", "a", "b", "c");
    }

    @Test
    void scheduleSaysWhoRuns() throws Exception {
        assertThat(orderOf(Chooser.replay(Schedule.of(2, 2, 1, 1))))
                .containsExactly("c", "c", "b", "b", "a", "a");
    }

    @Test
    void equalSeedsDoTheSameAndOthersDoNot() throws Exception {
        assertThat(orderOf(Chooser.random(1))).isEqualTo(orderOf(Chooser.random(1)));
        List<List<String>> orders = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            orders.add(orderOf(Chooser.random(seed)));
        }
        assertThat(orders.stream().distinct().count()).isGreaterThan(5);
    }

    @Property(tries = 200)
    void whatWasWrittenDownReplaysTheRun(@ForAll Schedule schedule) {
        SimExecutor first = sleepers(Chooser.replay(schedule));
        SimExecutor second = sleepers(Chooser.replay(first.schedule()));
        assertThat(second.trace()).isEqualTo(first.trace());
        assertThat(second.schedule()).isEqualTo(first.schedule());
    }

    private static SimExecutor sleepers(Chooser chooser) {
        SimExecutor executor = new SimExecutor(chooser);
        for (int i = 0; i < 4; i++) {
            executor.spawn(Sleep.sleep(Duration.ofMillis(i % 2)).then(v -> Futures.yieldNow()));
        }
        executor.runUntilStalled();
        executor.close();
        return executor;
    }

    @Test
    void taskThatClosesEndsTheRun() {
        SimExecutor closed = new SimExecutor(Chooser.fifo());
        closed.spawn(
                Futures.lazy(
                        () -> {
                            closed.close();
                            return true;
                        }));
        JoinHandle<?> other = closed.spawn(Futures.pending());
        assertThat(closed.runUntilStalled()).isPositive();
        assertThat(closed).asString().contains("closed");
        assertThat(other.isFinished()).isTrue();
    }

    @Test
    void clockJumpsWhenNothingIsReady() throws Exception {
        executor.blockOn(Sleep.sleep(Duration.ofDays(1)));
        assertThat(executor.clock().nowNanos()).isEqualTo(Duration.ofDays(1).toNanos());
        assertThat(executor.trace())
                .containsExactly(
                        "0 ms  task 1 \"blockOn\" spawned by the test",
                        "0 ms  task 1 \"blockOn\" polled: pending",
                        "86400000 ms  task 1 \"blockOn\" woken by the clock",
                        "86400000 ms  task 1 \"blockOn\" polled: ready");
    }

    @Test
    void deadlockSaysWhoWaitsForWhat() {
        Oneshot<String> one = Oneshot.create();
        executor.spawn(ScriptedFuture.pending("the reply"), "reader");
        assertThatThrownBy(() -> executor.blockOn(one.receiver().map(String::length)))
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("everything waits for ever:")
                .hasMessageContaining(
                        "task 1 \"reader\" waits for the reply, last woken by its spawn")
                .hasMessageContaining("task 2 \"blockOn\" waits for ")
                .hasMessageNotContaining("@");
        assertThat(executor.trace())
                .last()
                .isEqualTo("0 ms  task 2 \"blockOn\" dropped by the test");
    }

    @Test
    void wakesAreTracedWithWhoWoke() throws Exception {
        Oneshot<String> pair = Oneshot.create();
        JoinHandle<String> reader = executor.spawn(pair.receiver(), "reader");
        executor.spawn(Futures.lazy(() -> pair.sender().send("v")), "writer");
        assertThat(executor.blockOn(reader)).isEqualTo("v");
        assertThat(executor.trace()).contains("0 ms  task 1 \"reader\" woken by task 2 \"writer\"");
    }

    @Test
    void stepLimitShowsTheLastSteps() {
        SimExecutor limited = new SimExecutor(Chooser.fifo(), 50);
        limited.spawn(
                Futures.pollFn(
                        cx -> {
                            cx.waker().wake();
                            return dev.rouse.Poll.pending();
                        }),
                "busy");
        assertThatThrownBy(limited::runUntilStalled)
                .isInstanceOf(StepLimitError.class)
                .hasMessageContaining("no end after 50 steps")
                .hasMessageContaining("task 1 \"busy\" polled: pending");
    }

    @Test
    void blockingWorkIsAStepOnTheSameThread() throws Exception {
        Thread[] where = {null};
        String value =
                executor.blockOn(
                        Blocking.run(
                                () -> {
                                    where[0] = Thread.currentThread();
                                    return "v";
                                }));
        assertThat(value).isEqualTo("v");
        assertThat(where[0]).isSameAs(Thread.currentThread());
        assertThat(executor.trace())
                .contains(
                        "0 ms  task 2 \"blocking work\" spawned by task 1 \"blockOn\"",
                        "0 ms  task 1 \"blockOn\" woken by task 2 \"blocking work\"");
        executor.close();
    }

    @Test
    void blockingWorkThatHasNotStartedIsCancelledByClose() {
        boolean[] ran = {false};
        executor.spawn(Blocking.run(() -> ran[0] = true));
        assertThat(executor.step()).isTrue();
        executor.close();
        assertThat(ran[0]).isFalse();
    }

    @Test
    void closeDropsEachTaskOnce() {
        ScriptedFuture<String> waiting = ScriptedFuture.pending("waiting");
        ScriptedFuture<String> neverRun = ScriptedFuture.pending("never run");
        executor.spawn(waiting);
        executor.runUntilStalled();
        JoinHandle<String> handle = executor.spawn(neverRun);
        executor.close();
        executor.close();
        assertThat(waiting.drops()).isEqualTo(1);
        assertThat(neverRun.drops()).isEqualTo(1);
        assertThat(handle.isFinished()).isTrue();
        ScriptedFuture<String> late = ScriptedFuture.pending("late");
        JoinHandle<String> cancelled = executor.spawn(late);
        assertThat(late.drops()).isEqualTo(1);
        assertThatThrownBy(() -> cancelled.poll(new dev.rouse.testkit.FakeContext()))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> executor.blockOn(late)).hasMessageContaining("closed executor");
    }

    /** Work of a future that is no task's, for which it is cancelled by being dropped. */
    @Test
    void closeCancelsBlockingWorkThatHasNotBegunWhoeverHasItsFuture() throws Exception {
        List<Object> happened = new ArrayList<>();
        Future<Boolean> work = executor.blocking().run(() -> happened.add("ran"));
        work.poll(new FakeContext());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> happened.add(thrown));
        try {
            executor.close();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(happened).isEmpty();
        assertThatThrownBy(() -> work.poll(new FakeContext()))
                .isInstanceOf(CancellationException.class);
        assertThat(executor.blocking().metrics().threads()).isZero();
    }

    @Test
    void failureOfBlockOnIsNotReportedByACloseThatIsQuicker() {
        Exception failure = new Exception();
        Future<String> closing =
                Futures.lazy(
                        () -> {
                            executor.close();
                            throw failure;
                        });
        assertThatThrownBy(() -> executor.blockOn(closing)).isSameAs(failure);
        assertThat(executor.uncaught()).isEmpty();
    }

    @Test
    void taskThatPassesACancellationOnWhileTheExecutorClosesIsNotReported() {
        executor.spawn(
                Futures.pollFn(
                        cx -> {
                            executor.close();
                            return executor.spawn(Futures.ready("cancelled")).poll(cx);
                        }));
        executor.runUntilStalled();
        assertThat(executor).asString().contains("closed");
        assertThat(executor.uncaught()).isEmpty();
    }

    @Test
    void closeInsideATaskDropsItAfterItsPoll() {
        ScriptedFuture<String> other = ScriptedFuture.pending("other");
        executor.spawn(other);
        executor.spawn(
                Futures.lazy(
                        () -> {
                            executor.close();
                            return other.drops();
                        }));
        executor.step();
        executor.step();
        assertThat(other.drops()).isEqualTo(1);
        assertThatThrownBy(executor::step).hasMessageContaining("closed executor");
    }

    @Test
    void abortDropsAsAStep() throws Exception {
        ScriptedFuture<String> future = ScriptedFuture.pending("f");
        JoinHandle<String> handle = executor.spawn(future);
        executor.runUntilStalled();
        handle.abort();
        assertThat(future.drops()).isZero();
        assertThatThrownBy(() -> executor.blockOn(handle))
                .isInstanceOf(CancellationException.class);
        assertThat(future.drops()).isEqualTo(1);
    }

    @Test
    void drivingInsideATaskIsRefused() {
        assertThatThrownBy(
                        () ->
                                executor.blockOn(
                                        Futures.lazy(() -> executor.blockOn(Futures.ready(1)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blockOn() from inside a task");
    }

    @Test
    void otherThreadsAreRefused() throws Exception {
        ScriptedFuture<String> future = ScriptedFuture.pending("f");
        executor.spawn(future);
        executor.runUntilStalled();
        Throwable[] spawn = {null};
        Throwable[] close = {null};
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                executor.spawn(Futures.ready(1));
                            } catch (IllegalStateException e) {
                                spawn[0] = e;
                            }
                            try {
                                executor.close();
                            } catch (IllegalStateException e) {
                                close[0] = e;
                            }
                            future.complete("v");
                        },
                        "intruder");
        thread.start();
        thread.join();
        assertThat(spawn[0]).hasMessageContaining("spawn() from thread intruder");
        assertThat(close[0]).hasMessageContaining("close() from thread intruder");
        assertThatThrownBy(executor::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("woken or aborted from thread intruder");
    }

    @Test
    void chooserOutOfRangeIsNamed() {
        SimExecutor broken = new SimExecutor(ready -> 2);
        broken.spawn(Futures.ready(1));
        broken.spawn(Futures.ready(1));
        assertThatThrownBy(broken::step).hasMessageContaining("chose 2 of 2 ready tasks");
    }
}
