package dev.rouse.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/**
 * One task run by hand: what it asks of its scheduler, and when its future is polled or dropped.
 */
class TaskTest {

    private final QueueScheduler scheduler = new QueueScheduler();

    private <T> Task<T> spawn(Future<T> future) {
        return Task.create(future, scheduler);
    }

    @Test
    void createPollsNothing() {
        Probe<String> future = Probe.readyAfter(0, "v");
        spawn(future);
        assertThat(future.polls).isZero();
        assertThat(scheduler.trace).isEmpty();
    }

    @Test
    void taskThatEndsInItsFirstPollAsksNothingOfItsScheduler() throws Exception {
        Task<String> task = spawn(Probe.readyAfter(0, "v"));
        task.run();
        assertThat(task.isFinished()).isTrue();
        assertThat(task.outcome()).isEqualTo("v");
        assertThat(scheduler.trace).isEmpty();
    }

    @Test
    void runTellsWhetherTheTaskEndedInIt() {
        Task<String> waits = spawn(Probe.readyAfter(1, "v"));
        assertThat(waits.run()).isFalse();
        waits.wake();
        assertThat(waits.run()).isTrue();
        Task<String> aborted = spawn(Probe.pending());
        assertThat(aborted.run()).isFalse();
        aborted.abort();
        assertThat(aborted.run()).isTrue();
        Task<String> fails = spawn(Probe.failingAfter(0, new Exception()));
        assertThat(fails.run()).isTrue();
        Task<String> yieldsForAnAbort =
                spawn(
                        Probe.polling(
                                p -> {
                                    ((Task<?>) p.cx).abort();
                                    return Poll.pending();
                                }));
        assertThat(yieldsForAnAbort.run()).isTrue();
        Task<String> shutDown = spawn(Probe.pending());
        shutDown.shutdown();
        assertThat(shutDown.run()).isFalse();
    }

    @Test
    void lifeOfATaskThatWaitsTwice() throws Exception {
        Probe<String> future = Probe.readyAfter(2, "v");
        Task<String> task = spawn(future);
        task.run();
        future.wake();
        future.wake();
        scheduler.runAll();
        future.wake();
        scheduler.runAll();
        assertThat(scheduler.trace)
                .containsExactly(
                        "track", // before it parks for the first time, and only then
                        "schedule", // two wakes, one hand-over
                        "schedule", // the wake after the second poll
                        "untrack"); // it has ended
        assertThat(future.polls).isEqualTo(3);
        assertThat(future.drops).isZero();
        assertThat(task.outcome()).isEqualTo("v");
    }

    @Test
    void wakeDuringPollIsNotLost() {
        Probe<String> future =
                Probe.polling(
                        p -> {
                            p.wake();
                            p.wake();
                            return p.polls == 1 ? Poll.pending() : Poll.ready("v");
                        });
        Task<String> task = spawn(future);
        task.run();
        assertThat(scheduler.trace).containsExactly("track", "reschedule");
        scheduler.runAll();
        assertThat(future.polls).isEqualTo(2);
        assertThat(task.isFinished()).isTrue();
    }

    @Test
    void wakeBeforeTheFirstPollIsAnsweredByThatPoll() {
        Probe<String> future = Probe.pending();
        Task<String> task = spawn(future);
        task.wake();
        task.run();
        assertThat(scheduler.trace).containsExactly("track");
        assertThat(future.polls).isEqualTo(1);
    }

    @Test
    void wakerUsedAfterTheEndDoesNothing() {
        Probe<String> future = Probe.readyAfter(1, "v");
        Task<String> task = spawn(future);
        task.run();
        future.wake();
        scheduler.runAll();
        scheduler.trace.clear();
        future.wake();
        task.abort();
        assertThat(scheduler.trace).isEmpty();
        assertThat(future.polls).isEqualTo(2);
    }

    @Test
    void theTaskIsItsOwnWakerAndContext() {
        Probe<String> future = Probe.pending();
        Task<String> task = spawn(future);
        task.run();
        assertThat(future.cx).isSameAs(task);
        assertThat(future.waker).isSameAs(task);
    }

    @Test
    void failureReachesTheJoinerAsTheSameObject() {
        Exception failure = new Exception("checked");
        Task<String> task = spawn(Probe.failingAfter(0, failure));
        task.run();
        assertThatThrownBy(() -> task.poll(new TestContext())).isSameAs(failure);
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void errorsFailTheTaskLikeExceptions() {
        Error failure = new StackOverflowError();
        Task<String> task = spawn(Futures.failed(failure));
        task.run();
        assertThatThrownBy(task::outcome).isSameAs(failure);
    }

    @Test
    void pollThatAnswersNullFailsTheTaskAndNamesTheClass() {
        @SuppressWarnings("NullAway") // the mistake under test
        Future<String> broken = cx -> null;
        Task<String> task = spawn(broken);
        task.run();
        assertThatThrownBy(task::outcome)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(broken.getClass().getName())
                .hasMessageContaining("answered null");
    }

    @Test
    void futureThatAnswersNullIsDropped() {
        RuntimeException fromDrop = new RuntimeException("from drop");
        int[] drops = new int[1];
        @SuppressWarnings("NullAway") // the mistake under test
        Future<String> broken =
                new Future<>() {
                    @Override
                    public Poll<String> poll(Context cx) {
                        return null;
                    }

                    @Override
                    public void drop() {
                        drops[0]++;
                        throw fromDrop;
                    }
                };
        Task<String> task = spawn(broken);
        task.run();
        assertThat(drops[0]).isEqualTo(1);
        assertThatThrownBy(task::outcome).hasSuppressedException(fromDrop);
    }

    @Test
    void nullIsAValue() throws Exception {
        Task<?> task = spawn(Futures.<Object>ready(null));
        task.run();
        assertThat(task.poll(new TestContext())).isEqualTo(Poll.ready(null));
    }

    @Test
    void futureOrSchedulerNullIsRefusedAtOnce() {
        assertThatThrownBy(() -> Task.create(null, scheduler))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("future");
        assertThatThrownBy(() -> Task.create(Futures.pending(), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("scheduler");
    }

    @Test
    void runTwiceWithoutAWakeIsAnError() {
        Task<String> task = spawn(Probe.pending());
        task.run();
        assertThatThrownBy(task::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PARKED");
    }

    @Test
    void runFromInsideThePollIsAnErrorAndNotASecondPoll() {
        Task<?>[] self = new Task<?>[1];
        Probe<String> future =
                Probe.polling(
                        p -> {
                            self[0].run();
                            return Poll.ready("unreachable");
                        });
        self[0] = spawn(future);
        self[0].run();
        assertThat(future.polls).isEqualTo(1);
        assertThatThrownBy(() -> self[0].outcome()).hasMessageContaining("not handed over");
    }

    // ---- abort and shutdown ----

    @Test
    void abortOfAParkedTaskDropsItsFutureWhenItIsRun() {
        Probe<String> future = Probe.pending();
        Task<String> task = spawn(future);
        task.run();
        task.abort();
        task.abort();
        assertThat(future.drops).as("not on the aborting thread").isZero();
        scheduler.runAll();
        assertThat(future.drops).isEqualTo(1);
        assertThat(future.polls).isEqualTo(1);
        assertThat(scheduler.trace).containsExactly("track", "schedule", "untrack");
        assertThatThrownBy(task::outcome)
                .isInstanceOf(CancellationException.class)
                .hasMessage("task " + task.id() + " was aborted");
    }

    @Test
    void abortBeforeTheFirstPollDropsWithoutPolling() {
        Probe<String> future = Probe.pending();
        Task<String> task = spawn(future);
        task.abort();
        assertThat(scheduler.trace).as("its executor holds it already").isEmpty();
        task.run();
        assertThat(future.polls).isZero();
        assertThat(future.drops).isEqualTo(1);
    }

    @Test
    void abortDuringAPollThatAnswersPendingDropsAfterIt() {
        Task<?>[] self = new Task<?>[1];
        Probe<String> future =
                Probe.polling(
                        p -> {
                            self[0].abort();
                            assertThat(p.drops).isZero();
                            return Poll.pending();
                        });
        self[0] = spawn(future);
        self[0].run();
        assertThat(future.drops).isEqualTo(1);
        assertThat(self[0].isFinished()).isTrue();
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void abortDuringAPollThatAnswersReadyComesTooLate() throws Exception {
        Task<?>[] self = new Task<?>[1];
        Probe<String> future =
                Probe.polling(
                        p -> {
                            self[0].abort();
                            return Poll.ready("v");
                        });
        self[0] = spawn(future);
        self[0].run();
        assertThat(future.drops).isZero();
        assertThat(self[0].outcome()).isEqualTo("v");
    }

    @Test
    void abortDuringTheFirstPollIsTrackedAndUntrackedOnce() {
        Task<?>[] self = new Task<?>[1];
        self[0] =
                spawn(
                        Probe.polling(
                                p -> {
                                    self[0].abort();
                                    return Poll.pending();
                                }));
        self[0].run();
        assertThat(scheduler.trace).containsExactly("track", "untrack");
    }

    @Test
    void runDuringAShutdownElsewhereDoesNothing() {
        Task<?>[] self = new Task<?>[1];
        Probe<String> future = Probe.<String>pending().whenDropped(() -> self[0].run());
        self[0] = spawn(future);
        self[0].shutdown();
        assertThat(future.drops).isEqualTo(1);
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void shutdownDropsAtOnceWhereverTheTaskWaits() {
        Probe<String> queued = Probe.pending();
        Probe<String> parked = Probe.pending();
        Task<String> queuedTask = spawn(queued);
        Task<String> parkedTask = spawn(parked);
        parkedTask.run();
        queuedTask.shutdown();
        parkedTask.shutdown();
        assertThat(queued.drops).isEqualTo(1);
        assertThat(parked.drops).isEqualTo(1);
        queuedTask.run(); // still in the queue: harmless
        assertThat(queued.polls).isZero();
        assertThatThrownBy(parkedTask::outcome)
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("its executor is closed");
    }

    @Test
    void shutdownDuringThePollDropsWhenItReturns() {
        Task<?>[] self = new Task<?>[1];
        Probe<String> future =
                Probe.polling(
                        p -> {
                            self[0].shutdown();
                            return Poll.pending();
                        });
        self[0] = spawn(future);
        self[0].run();
        assertThat(future.drops).isEqualTo(1);
        assertThatThrownBy(() -> self[0].outcome()).hasMessageContaining("its executor is closed");
    }

    @Test
    void throwingDropIsReportedAndTheTaskEndsAllTheSame() {
        RuntimeException fromDrop = new RuntimeException("from drop");
        Probe<String> future =
                Probe.<String>pending()
                        .whenDropped(
                                () -> {
                                    throw fromDrop;
                                });
        Task<String> task = spawn(future);
        task.abort();
        task.run();
        assertThat(scheduler.uncaught).containsExactly(fromDrop);
        assertThatThrownBy(task::outcome).isInstanceOf(CancellationException.class);
    }

    @Test
    void wakeDuringDropDoesNotReviveTheTask() {
        Task<?>[] self = new Task<?>[1];
        Probe<String> future = Probe.<String>pending().whenDropped(() -> self[0].wake());
        self[0] = spawn(future);
        self[0].abort();
        self[0].run();
        assertThat(scheduler.queued()).isZero();
        assertThat(self[0].isFinished()).isTrue();
    }

    // ---- budget ----

    @Test
    void budgetOfOnePollIsSpentOnceAndRenewedByTheNext() {
        int[] granted = new int[3];
        Probe<String> future =
                Probe.polling(
                        p -> {
                            Context cx = p.cx;
                            while (cx != null && cx.tryProceed()) {
                                granted[p.polls]++;
                            }
                            return p.polls < 2 ? Poll.pending() : Poll.ready("v");
                        });
        Task<String> task = spawn(future);
        task.run();
        assertThat(granted[1]).isEqualTo(Task.BUDGET);
        assertThat(scheduler.trace)
                .as("woken by the refusal")
                .containsExactly("track", "reschedule");
        scheduler.runAll();
        assertThat(granted[2]).isEqualTo(Task.BUDGET);
        assertThat(task.isFinished()).isTrue();
    }

    // ---- names ----

    @Test
    void messagesCarryNumberAndName() {
        Task<String> task = Task.create(Futures.pending(), "reader", scheduler);
        assertThat(task.name()).isEqualTo("reader");
        assertThat(task.info()).hasToString("task " + task.id() + " \"reader\"");
        assertThat(task).hasToString(task.info() + " [SCHEDULED|JOIN_INTEREST #" + task.id() + "]");
        assertThat(spawn(Futures.pending()).name()).isNull();
    }

    @Test
    void contextWithoutTimerOrSpawnerSaysSo() {
        Scheduler plain = runnable -> {}; // neither has a timer nor is a spawner
        Task<String> task = Task.create(Futures.pending(), plain);
        assertThatThrownBy(() -> task.timer().nowNanos())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("no timer");
        assertThatThrownBy(() -> task.timer().schedule(1, task))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(task::spawner)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Spawner");
    }
}
