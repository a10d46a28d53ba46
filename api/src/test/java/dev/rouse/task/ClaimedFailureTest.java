package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.TaskInfo;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A failure that somebody has learnt of is watched no more, and is reported with its task. */
class ClaimedFailureTest {

    private static Task<String> failed(Scheduler scheduler, Exception failure) {
        Task<String> task = Task.create(Probe.failingAfter(0, failure), scheduler);
        task.run();
        return task;
    }

    @Test
    void joinedFailureIsWatchedNoMore() {
        QueueScheduler scheduler = new QueueScheduler();
        Exception failure = new Exception();
        Task<String> task = failed(scheduler, failure);
        assertThat(scheduler.failures().watched()).isEqualTo(1);
        assertThatThrownBy(task::outcome).isSameAs(failure);
        assertThat(scheduler.failures().watched()).isZero();
    }

    @Test
    void reportedFailureIsWatchedNoMore() {
        QueueScheduler scheduler = new QueueScheduler();
        failed(scheduler, new Exception());
        Task<String> detached = failed(scheduler, new Exception());
        assertThat(scheduler.failures().watched()).isEqualTo(2);
        detached.drop();
        assertThat(scheduler.failures().watched()).isEqualTo(1);
        scheduler.failures().close();
        assertThat(scheduler.failures().watched()).isZero();
        failed(scheduler, new Exception());
        assertThat(scheduler.failures().watched()).isZero();
        assertThat(scheduler.uncaught).hasSize(3);
    }

    @Test
    void failureOfARootIsNotReportedBeforeItsThreadComesForIt() {
        QueueScheduler scheduler = new QueueScheduler();
        Exception failure = new Exception();
        Task<String> root = Task.createRoot(Probe.failingAfter(0, failure), "root", scheduler);
        root.run();
        scheduler.failures().close();
        assertThat(scheduler.uncaught).isEmpty();
        assertThatThrownBy(root::outcome).isSameAs(failure);
        assertThat(root.name()).isEqualTo("root");
    }

    @Test
    void failureOfARootWhoseThreadDoesNotComeIsReported() {
        QueueScheduler scheduler = new QueueScheduler();
        Exception failure = new Exception();
        Task<String> root = Task.createRoot(Probe.failingAfter(0, failure), null, scheduler);
        root.run();
        root.drop();
        assertThat(scheduler.uncaught).hasSize(1);
    }

    @Test
    void cancellationThatIsPassedOnWhileTheExecutorClosesIsTheHandlesAlone() {
        QueueScheduler scheduler = new QueueScheduler();
        failed(scheduler, new CancellationException("before"));
        scheduler.closing = true;
        failed(scheduler, new CancellationException("detached")).drop();
        failed(scheduler, new CancellationException("kept"));
        failed(scheduler, new IllegalStateException("another failure"));
        scheduler.failures().close();
        failed(scheduler, new CancellationException("late"));
        assertThat(scheduler.uncaught)
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder("before", "another failure");
        assertThat(scheduler.failures().watched()).isZero();
        Exception joined = new CancellationException("joined");
        assertThatThrownBy(failed(scheduler, joined)::outcome).isSameAs(joined);
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
    void failureThatIsJoinedBeforeItIsWatchedIsNotWatched() {
        Hasty scheduler = new Hasty();
        Exception failure = new IllegalArgumentException();
        scheduler.task = Task.create(Probe.failingAfter(0, failure), scheduler);
        scheduler.task.run();
        assertThat(scheduler.asked).isGreaterThan(1);
        assertThat(scheduler.failures.watched()).isZero();
        assertThat(scheduler.uncaught).isEmpty();
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
