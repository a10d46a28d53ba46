package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import org.junit.jupiter.api.Test;

/** The handle's side of a task: joining, detaching, and what becomes of outcomes nobody takes. */
class JoinTest {

    private final QueueScheduler scheduler = new QueueScheduler();
    private final TestContext cx = new TestContext();

    private <T> Task<T> spawn(Probe<T> future) {
        return Task.create(future, scheduler);
    }

    @Test
    void joinBeforeTheEndIsWokenOnceByTheEnd() throws Exception {
        Task<String> task = spawn(Probe.readyAfter(0, "v"));
        assertThat(task.poll(cx)).isEqualTo(Poll.pending());
        assertThat(task.poll(cx)).isEqualTo(Poll.pending());
        task.run();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(task.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void onlyTheLatestWakerOfTheJoinerIsWoken() throws Exception {
        Task<String> task = spawn(Probe.readyAfter(0, "v"));
        CountingWaker first = new CountingWaker();
        CountingWaker second = new CountingWaker();
        task.poll(cx.withWaker(first));
        task.poll(cx.withWaker(second));
        task.run();
        assertThat(first.count()).isZero();
        assertThat(second.count()).isEqualTo(1);
    }

    @Test
    void endBetweenTwoPollsWithDifferentWakersIsSeen() throws Exception {
        Task<String> task = spawn(Probe.readyAfter(0, "v"));
        // The task ends while the handle compares wakers: the narrowest place for the race.
        Waker meddling =
                new Waker() {
                    @Override
                    public void wake() {}

                    @Override
                    public boolean willWake(Waker other) {
                        task.run();
                        return false;
                    }
                };
        task.poll(cx.withWaker(meddling));
        assertThat(task.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void outcomeIsGivenOnce() throws Exception {
        Task<String> task = spawn(Probe.readyAfter(0, "v"));
        task.run();
        task.poll(cx);
        assertThatThrownBy(() -> task.poll(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("polled after completion");
        task.drop();
        assertThatThrownBy(task::outcome).hasMessageContaining("polled after completion");
    }

    @Test
    void pollAfterDetachIsAnError() {
        Task<String> task = spawn(Probe.pending());
        task.drop();
        task.drop();
        assertThatThrownBy(() -> task.poll(cx)).hasMessageContaining("polled after drop");
    }

    @Test
    void detachedTaskRunsOn() {
        Probe<String> future = Probe.readyAfter(1, "v");
        Task<String> task = spawn(future);
        task.run();
        task.drop();
        future.wake();
        scheduler.runAll();
        assertThat(future.polls).isEqualTo(2);
        assertThat(task.isFinished()).isTrue();
    }

    @Test
    void detachedHandleIsNotWoken() throws Exception {
        Task<String> task = spawn(Probe.readyAfter(0, "v"));
        task.poll(cx);
        task.drop();
        task.run();
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void taskThatAwaitsItselfIsToldSo() {
        Task<?>[] self = new Task<?>[1];
        Probe<Object> future =
                Probe.polling(
                        p -> {
                            self[0].poll(self[0]);
                            return Poll.pending();
                        });
        self[0] = spawn(future);
        self[0].run();
        assertThatThrownBy(() -> self[0].outcome())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("awaits its own handle");
    }

    @Test
    void joinSpendsBudgetAndKeepsTheOutcomeWhenThereIsNone() throws Exception {
        Task<String> task = spawn(Probe.readyAfter(0, "v"));
        task.run();
        cx.budget = 0;
        assertThat(task.poll(cx)).isEqualTo(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        assertThat(task.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void outcomeOfARunningTaskIsAnError() {
        Task<String> task = spawn(Probe.pending());
        assertThatThrownBy(task::outcome)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not ended");
    }

    @Test
    void throwingJoinWakerIsReportedAndHarmsNobody() throws Exception {
        RuntimeException fromWaker = new RuntimeException("from waker");
        Task<String> task = spawn(Probe.readyAfter(0, "v"));
        task.poll(
                cx.withWaker(
                        () -> {
                            throw fromWaker;
                        }));
        task.run();
        assertThat(scheduler.uncaught).containsExactly(fromWaker);
        assertThat(task.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    // ---- failures nobody joins ----

    @Test
    void failureOfADetachedTaskIsReportedAtOnce() {
        Exception failure = new Exception();
        Task<String> task = spawn(Probe.failingAfter(0, failure));
        task.drop();
        task.run();
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void failureIsReportedWhenTheHandleIsDroppedAfterIt() {
        Exception failure = new Exception();
        Task<String> task = spawn(Probe.failingAfter(0, failure));
        task.run();
        assertThat(scheduler.uncaught).isEmpty();
        task.drop();
        task.drop();
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void failureIsReportedWhenTheExecutorCloses() {
        Exception failure = new Exception();
        Task<String> task = spawn(Probe.failingAfter(0, failure));
        task.run();
        scheduler.failures().close();
        scheduler.failures().close();
        assertThat(scheduler.uncaught).containsExactly(failure);
        assertThatThrownBy(task::outcome).as("still there for a late joiner").isSameAs(failure);
    }

    @Test
    void failureAfterTheExecutorClosedIsReportedAtOnce() {
        Exception failure = new Exception();
        Task<String> task = spawn(Probe.failingAfter(0, failure));
        scheduler.failures().close();
        task.run();
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void joinedFailureIsNotReportedAnyMore() {
        Exception failure = new Exception();
        Task<String> task = spawn(Probe.failingAfter(0, failure));
        task.run();
        assertThatThrownBy(task::outcome).isSameAs(failure);
        scheduler.failures().close();
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void failureWithAWaitingJoinerThatIsDroppedInsteadIsReported() throws Exception {
        Exception failure = new Exception();
        Task<String> task = spawn(Probe.failingAfter(0, failure));
        task.poll(cx);
        task.run();
        assertThat(scheduler.uncaught).isEmpty();
        task.drop();
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void failureIsReportedWhenTheHandleIsGarbage() throws Exception {
        failAndForget();
        // No sleep would be long enough for every collector; the watchdog ends this if it never is.
        while (scheduler.uncaught.isEmpty()) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(scheduler.uncaught).hasSize(1);
    }

    private void failAndForget() {
        spawn(Probe.failingAfter(0, new Exception("forgotten"))).run();
    }

    @Test
    void failureThatAWaitingJoinerForgetsIsReportedWhenTheExecutorCloses() throws Exception {
        Exception failure = new Exception();
        Task<String> task = spawn(Probe.failingAfter(0, failure));
        task.poll(cx);
        task.run(); // wakes the joiner, who never comes
        scheduler.failures().close();
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void handleMayAbortItsTaskWhenItIsDropped() {
        Probe<String> future = Probe.pending();
        Task<String> task = spawn(future);
        task.run();
        Future<String> handle = task.onDrop(task::abort);
        handle.drop();
        scheduler.runAll();
        assertThat(future.drops).isEqualTo(1);
        assertThat(task.isFinished()).isTrue();
        assertThat(scheduler.uncaught).isEmpty();
    }
}
