package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.TaskInfo;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failure that somebody has learnt of is let go, though its task and its executor live on. */
class ClaimedFailureTest {

    private static Task<String> failed(Scheduler scheduler, Exception failure) {
        Task<String> task = Task.create(Probe.failingAfter(0, failure), scheduler);
        task.run();
        return task;
    }

    private static void awaitCollected(WeakReference<?> reference) {
        while (reference.get() != null) { // ended by the watchdog if it stays so
            System.gc();
        }
    }

    @Test
    void joinedFailureIsLetGo() {
        QueueScheduler scheduler = new QueueScheduler();
        List<Task<?>> task = new ArrayList<>();
        awaitCollected(joined(scheduler, task));
        Reference.reachabilityFence(scheduler);
        Reference.reachabilityFence(task);
    }

    private static WeakReference<Exception> joined(Scheduler scheduler, List<Task<?>> keep) {
        Exception failure = new Exception();
        Task<String> task = failed(scheduler, failure);
        assertThatThrownBy(task::outcome).isSameAs(failure);
        keep.add(task);
        return new WeakReference<>(failure);
    }

    @Test
    void reportedFailureIsLetGo() {
        QueueScheduler scheduler = new QueueScheduler();
        List<Task<?>> task = new ArrayList<>();
        awaitCollected(reported(scheduler, task));
        Reference.reachabilityFence(scheduler);
        Reference.reachabilityFence(task);
    }

    private static WeakReference<Exception> reported(QueueScheduler scheduler, List<Task<?>> keep) {
        Exception failure = new Exception();
        Task<String> task = failed(scheduler, failure);
        scheduler.failures().close();
        assertThat(scheduler.uncaught).containsExactly(failure);
        scheduler.uncaught.clear();
        task.drop();
        keep.add(task);
        return new WeakReference<>(failure);
    }

    /** Joins its task between the task's end and the watch over the failure. */
    private static final class Hasty implements Scheduler {
        final List<Throwable> uncaught = new ArrayList<>();
        private final UncaughtFailures failures =
                new UncaughtFailures((info, failure) -> uncaught.add(failure));
        Task<String> task;
        private int asked;

        @Override
        public void schedule(Task<?> runnable) {}

        @Override
        public UncaughtFailures failures() {
            if (asked++ == 0) {
                assertThat(task.isFinished()).isTrue();
                assertThatThrownBy(task::outcome).isInstanceOf(IllegalArgumentException.class);
            }
            return failures;
        }
    }

    @Test
    void failureThatIsJoinedBeforeItIsWatchedIsLetGo() {
        Hasty scheduler = new Hasty();
        awaitCollected(joinedTooEarly(scheduler));
        assertThat(scheduler.uncaught).isEmpty();
        Reference.reachabilityFence(scheduler);
    }

    private static WeakReference<Exception> joinedTooEarly(Hasty scheduler) {
        Exception failure = new IllegalArgumentException();
        scheduler.task = Task.create(Probe.failingAfter(0, failure), scheduler);
        scheduler.task.run();
        assertThat(scheduler.asked).isEqualTo(2);
        return new WeakReference<>(failure);
    }

    @Test
    void reportNamesTheTaskThatFailed() {
        List<TaskInfo> reported = new ArrayList<>();
        UncaughtFailures failures = new UncaughtFailures((info, failure) -> reported.add(info));
        Scheduler scheduler =
                new Scheduler() {
                    @Override
                    public void schedule(Task<?> runnable) {}

                    @Override
                    public UncaughtFailures failures() {
                        return failures;
                    }
                };
        Task<String> task =
                Task.create(Probe.failingAfter(0, new Exception()), "reader", scheduler);
        task.run();
        task.drop();
        assertThat(reported).containsExactly(new TaskInfo(task.id(), "reader"));
    }

    @Test
    void failureOfAMinimalExecutorGoesToTheDefaultHandlerOfThreads() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        List<Throwable> seen = new ArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> seen.add(failure));
        try {
            Exception failure = new Exception();
            failed(task -> {}, failure).drop();
            assertThat(seen).containsExactly(failure);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
