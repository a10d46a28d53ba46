package dev.rouse.testkit.combinations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.task.LiveTasks;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Executors with one mistake each, beside a right one: the combinations notice. */
class BrokenCombinationsTest {

    private static final Deque<Object> HELD = new ArrayDeque<>();

    /** A right executor, to be made wrong in one place. */
    private static class Tiny implements Executor, Scheduler {

        final Deque<Task<?>> ready = new ArrayDeque<>();
        final LiveTasks live = new LiveTasks();
        final UncaughtFailures failures;
        private boolean driving;
        boolean closed;

        Tiny(Consumer<Throwable> uncaught) {
            failures = new UncaughtFailures((task, thrown) -> uncaught.accept(thrown));
        }

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
        public UncaughtFailures failures() {
            return failures;
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

        void runUntilStalled() {
            driving = true;
            for (Task<?> task; !closed && (task = ready.poll()) != null; ) {
                task.run();
            }
            driving = false;
            if (closed) {
                dropAll();
            }
        }

        @Override
        public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
            Task<T> root = Task.create(future, this);
            ready.add(root);
            runUntilStalled();
            return root.outcome();
        }

        @Override
        public void close() {
            closed = true;
            if (!driving) {
                dropAll();
            }
        }

        void dropAll() {
            for (Task<?> task; (task = ready.poll()) != null; ) {
                task.shutdown();
            }
            live.shutdownAll();
            failures.close();
        }
    }

    private static void check(Function<Consumer<Throwable>, Tiny> make, boolean actsInTask) {
        Combinations.check(
                uncaught -> {
                    Tiny executor = make.apply(uncaught);
                    return new DrivenStage(
                            executor, closing -> executor.runUntilStalled(), actsInTask);
                });
    }

    private static AbstractThrowableAssert<?, ?> broken(Function<Consumer<Throwable>, Tiny> make) {
        return assertThatThrownBy(() -> check(make, false)).isInstanceOf(AssertionError.class);
    }

    @Test
    void rightTwinDoesAsItShould() {
        assertThatCode(() -> check(Tiny::new, false)).doesNotThrowAnyException();
        assertThatCode(() -> check(Tiny::new, true)).doesNotThrowAnyException();
    }

    @Test
    void executorThatForgetsWhoWaitsWhenItClosesIsCaught() {
        broken(
                        uncaught ->
                                new Tiny(uncaught) {
                                    @Override
                                    public void track(Task<?> task) {}

                                    @Override
                                    public void untrack(Task<?> task) {}
                                })
                .hasMessageContaining("owner NEVER_JOINS, CLOSE PARKED")
                .hasMessageContaining("the handle has not ended");
    }

    @Test
    void executorThatLosesWakesIsCaught() {
        broken(
                        uncaught ->
                                new Tiny(uncaught) {
                                    private int scheduled;

                                    @Override
                                    public void schedule(Task<?> task) {
                                        if (++scheduled != 2) {
                                            super.schedule(task);
                                        }
                                    }
                                })
                .hasMessageContaining("nothing is runnable, but a wake or an abort");
    }

    @Test
    void executorThatRunsWhatIsLeftWhenItClosesIsCaught() {
        broken(
                        uncaught ->
                                new Tiny(uncaught) {
                                    @Override
                                    void dropAll() {
                                        for (Task<?> task; (task = ready.poll()) != null; ) {
                                            task.run();
                                        }
                                        super.dropAll();
                                    }
                                })
                .hasMessageContaining("CLOSE BEFORE_FIRST_POLL")
                .hasMessageContaining("happened: [polled, ");
    }

    @Test
    void executorThatSwallowsFailuresIsCaught() {
        broken(uncaught -> new Tiny(thrown -> {}))
                .hasMessageContaining(
                        "happened: [dropped], expected: [dropped, uncaught: from drop]");
    }

    @Test
    void executorThatReportsWhatMayStillBeJoinedIsCaught() {
        broken(
                        uncaught -> {
                            Tiny executor = new Tiny(uncaught);
                            executor.failures.close();
                            return executor;
                        })
                .hasMessageContaining("reported though the handle may still be joined");
    }

    @Test
    void executorThatHoldsOnToFuturesIsCaught() {
        broken(
                        uncaught ->
                                new Tiny(uncaught) {
                                    @Override
                                    public <T extends @Nullable Object> JoinHandle<T> spawn(
                                            Future<T> future, @Nullable String name) {
                                        JoinHandle<T> handle = super.spawn(future, name);
                                        HELD.add(future);
                                        return handle;
                                    }
                                })
                .hasMessageContaining("the future is still held");
        HELD.clear();
    }
}
