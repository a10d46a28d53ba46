package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.task.Task;
import dev.rouse.testkit.sim.Chooser;
import dev.rouse.testkit.sim.Schedule;
import dev.rouse.testkit.sim.SimExecutor;
import dev.rouse.time.Timer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutorLawsTest {

    static Stream<ExecutorLaws> executors() {
        return Stream.of(
                ExecutorLaws.of("single, driven", SingleExecutor::create).fairnessBound(13),
                ExecutorLaws.of("single, with a thread", () -> Executor.create("single")),
                ExecutorLaws.of("workstealing", () -> Executor.create("workstealing")),
                ExecutorLaws.of("simulated", () -> new SimExecutor(Chooser.fifo()))
                        .fairnessBound(13)
                        .withoutForeignThreads()
                        .withoutTimers());
    }

    @ParameterizedTest
    @MethodSource("executors")
    void executorsKeepTheLaws(ExecutorLaws laws) {
        laws.check();
    }

    @Property(tries = 20)
    void simulatedExecutorKeepsThemUnderAnySchedule(@ForAll Schedule schedule) {
        ExecutorLaws.of("simulated", () -> new SimExecutor(Chooser.replay(schedule)))
                .withoutForeignThreads()
                .withoutTimers()
                .check();
    }

    @Test
    void rightTwinKeepsTheLaws() {
        ExecutorLaws.of("right", Tiny::new).withoutForeignThreads().fairnessBound(13).check();
    }

    private static void broken(ExecutorLaws laws, String law) {
        assertThatThrownBy(laws.withoutForeignThreads()::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("breaks the law \"" + law + "\"");
    }

    @Test
    void executorThatForgetsTasksWhenItClosesIsCaught() {
        broken(
                ExecutorLaws.of(
                        "forgets",
                        () ->
                                new Tiny() {
                                    @Override
                                    public void track(Task<?> task) {}

                                    @Override
                                    public void untrack(Task<?> task) {}
                                }),
                "closing drops everything once");
    }

    @Test
    void executorThatLosesWakesIsCaught() {
        broken(
                ExecutorLaws.of(
                        "loses",
                        () ->
                                new Tiny() {
                                    @Override
                                    public void reschedule(Task<?> task) {}
                                }),
                "a wake of itself is followed by a poll");
    }

    @Test
    void executorThatPrefersWhoWakesItselfIsCaught() {
        broken(
                ExecutorLaws.of(
                                "last in, first out",
                                () ->
                                        new Tiny() {
                                            private int polls;

                                            @Override
                                            public void reschedule(Task<?> task) {
                                                if (++polls % 100 == 0) {
                                                    ready.addLast(task);
                                                } else {
                                                    ready.addFirst(task);
                                                }
                                            }
                                        })
                        .fairnessBound(13),
                "nobody is starved");
    }

    @Test
    void executorWhoseTimersWaitUntilNothingIsReadyIsCaught() {
        broken(
                ExecutorLaws.of(
                        "lazy timers",
                        () ->
                                new Tiny() {
                                    @Override
                                    void fireTimers() {}
                                }),
                "timers are not starved by ready tasks");
    }

    @Test
    void executorThatPrefersWhomTimersWakeIsCaught() {
        broken(
                ExecutorLaws.of(
                        "timers first",
                        () ->
                                new Tiny() {
                                    private boolean firing;

                                    @Override
                                    void fireTimers() {
                                        firing = true;
                                        super.fireTimers();
                                        firing = false;
                                    }

                                    @Override
                                    public void schedule(Task<?> task) {
                                        if (firing) {
                                            ready.addFirst(task);
                                        } else {
                                            ready.addLast(task);
                                        }
                                    }
                                }),
                "ready tasks are not starved by timers");
    }

    @Test
    void executorWithoutTimersIsAskedForNone() {
        ExecutorLaws.of(
                        "no timers",
                        () ->
                                new Tiny() {
                                    @Override
                                    public Timer timer() {
                                        return Timer.none();
                                    }
                                })
                .withoutForeignThreads()
                .withoutTimers()
                .check();
    }

    @Test
    void executorThatHangsIsCaughtAndSaysWhereItStands() {
        ExecutorLaws laws =
                ExecutorLaws.of(
                                "hangs",
                                () ->
                                        new Tiny() {
                                            @Override
                                            public <T extends @Nullable Object> T blockOn(
                                                    Future<T> future) {
                                                for (; ; ) {
                                                    LockSupport.park();
                                                }
                                            }
                                        })
                        .limit(Duration.ofMillis(100));
        assertThatThrownBy(laws::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no end within PT0.1S")
                .hasStackTraceContaining("LockSupport.park");
    }
}
