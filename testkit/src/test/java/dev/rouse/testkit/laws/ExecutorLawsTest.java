package dev.rouse.testkit.laws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.testkit.sim.Chooser;
import dev.rouse.testkit.sim.Schedule;
import dev.rouse.testkit.sim.SimExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
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

    /** An executor that can be made to break laws. */
    private static class Tiny implements Executor, Scheduler {

        final Deque<Task<?>> ready = new ArrayDeque<>();

        @Override
        public void schedule(Task<?> task) {
            ready.add(task);
        }

        @Override
        public <T extends @Nullable Object> JoinHandle<T> spawn(
                Future<T> future, @Nullable String name) {
            Task<T> task = Task.create(future, name, this);
            schedule(task);
            return task;
        }

        @Override
        public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
            Task<T> root = Task.create(future, this);
            ready.add(root);
            while (!root.isFinished()) {
                Task<?> next = ready.poll();
                if (next == null) {
                    throw new IllegalStateException("nothing is ready, and the root has not ended");
                }
                next.run();
            }
            return root.outcome();
        }

        @Override
        public void close() {}
    }

    private static void broken(ExecutorLaws laws, String law) {
        assertThatThrownBy(laws.withoutForeignThreads()::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("breaks the law \"" + law + "\"");
    }

    @Test
    void executorThatForgetsTasksWhenItClosesIsCaught() {
        broken(ExecutorLaws.of("forgets", Tiny::new), "closing drops everything once");
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
    void executorThatRunsTheLastFirstStarvesOthers() {
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

                                            @Override
                                            public void close() {
                                                ready.forEach(Task::shutdown);
                                            }
                                        })
                        .fairnessBound(13),
                "closing drops everything once");
    }
}
