package dev.rouse.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.JoinHandle;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscSender;
import dev.rouse.sync.Mutex;
import dev.rouse.testkit.ScriptedFuture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SimTest {

    /** Reads, lets others run, and writes: two of these lose an update under some schedules. */
    private static Future<Void> increment(int[] count) {
        return Futures.lazy(() -> count[0])
                .then(read -> Futures.yieldNow().map(yielded -> read))
                .map(
                        read -> {
                            count[0] = read + 1;
                            return null;
                        });
    }

    private static SimProgram lostUpdate(int tasks) {
        return executor -> {
            int[] count = {0};
            List<JoinHandle<Void>> handles = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                handles.add(executor.spawn(increment(count), "increment"));
            }
            executor.blockOn(Futures.joinAll(handles));
            assertThat(count[0]).as("count").isEqualTo(tasks);
        };
    }

    /** Fails only if the second of two tasks runs first. */
    private static final SimProgram OVERTAKEN =
            executor -> {
                List<Integer> order = new ArrayList<>();
                executor.spawn(Futures.lazy(() -> order.add(1)), "first");
                executor.spawn(Futures.lazy(() -> order.add(2)), "second");
                executor.runUntilStalled();
                assertThat(order).isEqualTo(List.of(1, 2));
            };

    @Test
    void exhaustiveRunsEachScheduleOnce() {
        Set<List<Integer>> orders = new HashSet<>();
        Explored explored =
                Sim.explore(
                                executor -> {
                                    List<Integer> order = new ArrayList<>();
                                    for (int i = 0; i < 4; i++) {
                                        int number = i;
                                        executor.spawn(Futures.lazy(() -> order.add(number)));
                                    }
                                    executor.runUntilStalled();
                                    assertThat(orders.add(order)).isTrue();
                                })
                        .exhaustive(1000);
        assertThat(explored).isEqualTo(new Explored(24, true));
        assertThat(orders).hasSize(24);
    }

    @Test
    void exhaustiveSaysThatItsBoundWasReached() {
        assertThat(
                        Sim.explore(
                                        executor -> {
                                            for (int i = 0; i < 4; i++) {
                                                executor.spawn(Futures.ready(i));
                                            }
                                            executor.runUntilStalled();
                                        })
                                .exhaustive(10))
                .isEqualTo(new Explored(10, false));
    }

    @Test
    void failureShowsScheduleTraceAndHowToRunItAgain() {
        SimFailure failure =
                catchThrowableOfType(
                        SimFailure.class, () -> Sim.explore(OVERTAKEN).exhaustive(100));
        assertThat(failure.schedule()).isEqualTo(Schedule.of(1));
        assertThat(failure.trace())
                .containsExactly(
                        "0 ms  task 1 \"first\" spawned by the test",
                        "0 ms  task 2 \"second\" spawned by the test",
                        "0 ms  task 2 \"second\" polled: ready",
                        "0 ms  task 1 \"first\" polled: ready");
        assertThat(failure)
                .hasMessageContaining("run 2 failed after 1 choices")
                .hasMessageEndingWith(
                        "to run it again:\n  Sim.explore(program).replay(Schedule.of(1))");
        assertThatThrownBy(() -> Sim.explore(OVERTAKEN).replay(failure.schedule()))
                .isInstanceOf(SimFailure.class);
        assertThat(Sim.explore(OVERTAKEN).replay(Schedule.of())).isEqualTo(new Explored(1, false));
    }

    @Test
    void seedOfTheMessageFindsTheFailureAgain() {
        SimFailure failure =
                catchThrowableOfType(
                        SimFailure.class, () -> Sim.explore(OVERTAKEN).seed(100).random(100));
        String message = failure.getMessage();
        long seed = Long.parseLong(message.replaceAll("(?s).*?seed (\\d+) failed.*", "$1"));
        assertThatThrownBy(() -> Sim.explore(OVERTAKEN).seed(seed).random(1))
                .isInstanceOf(SimFailure.class);
    }

    @Test
    void longFailingScheduleBecomesShort() {
        SimFailure failure =
                catchThrowableOfType(
                        SimFailure.class,
                        () ->
                                Sim.explore(
                                                executor -> {
                                                    List<Integer> order = new ArrayList<>();
                                                    for (int i = 0; i < 10; i++) {
                                                        int number = i;
                                                        executor.spawn(
                                                                Futures.lazy(
                                                                        () -> order.add(number)));
                                                    }
                                                    executor.runUntilStalled();
                                                    assertThat(order.indexOf(3))
                                                            .isLessThan(order.indexOf(7));
                                                })
                                        .random(100));
        assertThat(failure.schedule()).isEqualTo(Schedule.of(0, 6));
    }

    @Test
    void lostUpdateIsFoundByEachKindOfSearch() {
        List<Supplier<Explored>> searches =
                List.of(
                        () -> Sim.explore(lostUpdate(2)).exhaustive(1000),
                        () -> Sim.explore(lostUpdate(10)).random(1000),
                        () -> Sim.explore(lostUpdate(10)).pct(1000, 2));
        for (Supplier<Explored> search : searches) {
            assertThatThrownBy(search::get)
                    .isInstanceOf(SimFailure.class)
                    .hasMessageContaining("[count]");
        }
    }

    @Test
    void mutexLosesNoUpdateUnderAnySchedule() {
        Explored explored =
                Sim.explore(
                                executor -> {
                                    Mutex<int[]> count = Mutex.create(new int[1]);
                                    List<JoinHandle<Void>> handles = new ArrayList<>();
                                    for (int i = 0; i < 3; i++) {
                                        handles.add(
                                                executor.spawn(
                                                        count.lock()
                                                                .then(
                                                                        guard ->
                                                                                increment(
                                                                                                guard
                                                                                                        .get())
                                                                                        .onEnd(
                                                                                                guard
                                                                                                        ::close))));
                                    }
                                    executor.blockOn(Futures.joinAll(handles));
                                    executor.blockOn(
                                            count.withLock(
                                                    value -> {
                                                        assertThat(value[0]).isEqualTo(3);
                                                        return null;
                                                    }));
                                })
                        .exhaustive(20_000);
        assertThat(explored.complete()).isTrue();
        assertThat(explored.schedules()).isGreaterThan(100);
    }

    @Test
    void failureThatNobodyJoinsFailsTheRun() {
        SimProgram program =
                executor -> {
                    executor.spawn(Futures.failed(new IllegalStateException("lost"))).drop();
                    executor.runUntilStalled();
                };
        assertThatThrownBy(() -> Sim.explore(program).random(1))
                .isInstanceOf(SimFailure.class)
                .hasRootCauseMessage("lost");
    }

    @Test
    void deadlockIsAFailureWithAReport() {
        SimProgram program =
                executor -> executor.blockOn(ScriptedFuture.pending("what never comes"));
        assertThatThrownBy(() -> Sim.explore(program).random(1))
                .hasCauseInstanceOf(DeadlockError.class)
                .hasMessageContaining("waits for what never comes");
    }

    @Test
    void programThatDiffersFromRunToRunIsNamed() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(
                        () ->
                                Sim.explore(
                                                executor -> {
                                                    int tasks = 2 + runs.getAndIncrement();
                                                    for (int i = 0; i < tasks; i++) {
                                                        executor.spawn(Futures.ready(i));
                                                    }
                                                    executor.runUntilStalled();
                                                })
                                        .exhaustive(10))
                .hasMessageContaining("the program is not the same in every run");
    }

    @Test
    void channelGivesEverythingUnderManySchedules() {
        Explored explored = Sim.explore(SimTest::tenTasks).random(1000);
        assertThat(explored.schedules()).isEqualTo(1000);
        assertThat(Sim.explore(SimTest::tenTasks).pct(200, 3).schedules()).isEqualTo(200);
    }

    /** Nine senders and one receiver on a channel with two places. */
    private static void tenTasks(SimExecutor executor) throws Exception {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(2);
        for (int i = 0; i < 9; i++) {
            int number = i;
            MpscSender<Integer> sender = channel.sender();
            executor.spawn(sender.send(number).map(sent -> null));
        }
        JoinHandle<Integer> sum = executor.spawn(channel.receiver().take(9).fold(0, Integer::sum));
        assertThat(executor.blockOn(sum)).isEqualTo(36);
    }
}
