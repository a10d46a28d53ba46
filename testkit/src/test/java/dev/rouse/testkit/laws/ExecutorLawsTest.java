package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.task.LiveTasks;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.testkit.sim.Chooser;
import dev.rouse.testkit.sim.Schedule;
import dev.rouse.testkit.sim.SimExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
                        .withoutForeignThreads());
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
                .check();
    }

    /** A right executor, to be made wrong in one place. */
    private static class Tiny implements Executor, Scheduler {

        final Deque<Task<?>> ready = new ArrayDeque<>();
        private final LiveTasks live = new LiveTasks();
        private boolean driving;
        private boolean closed;

        @Override
        public void schedule(Task<?> task) {
            ready.add(task);
        }

        @Override
        public void track(Task<?> task) {
            live.add(task);
        }

        @Override
        public void untrack(Task<?> task) {
            live.noteEnded();
        }

        @Override
        public <T extends @Nullable Object> JoinHandle<T> spawn(
                Future<T> future, @Nullable String name) {
            Task<T> task = Task.create(future, name, this);
            if (closed) {
                task.shutdown();
            } else {
                schedule(task);
            }
            return task;
        }

        @Override
        public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
            if (driving) {
                throw new IllegalStateException("blockOn() from inside a task");
            }
            driving = true;
            try {
                Task<T> root = Task.create(future, this);
                ready.add(root);
                while (!root.isFinished()) {
                    Task<?> next = ready.poll();
                    if (next == null) {
                        throw new IllegalStateException("nothing is ready, and the root waits");
                    }
                    next.run();
                }
                return root.outcome();
            } finally {
                driving = false;
            }
        }

        @Override
        public void close() {
            closed = true;
            ready.forEach(Task::shutdown);
            live.shutdownAll();
        }
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
