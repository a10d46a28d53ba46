package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values, failures and cancels pass between futures and stages, each once and unchanged. */
class CompletionTest {

    private final TestContext cx = new TestContext();
    private final QueueScheduler scheduler = new QueueScheduler();
    private final Exception failure = new Exception("on purpose");

    // ---- a stage as a future ----

    @Test
    void theStageIsNotTouchedBeforeTheFirstPoll() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Future<String> future = Completion.toFuture(stage);
        assertThat(stage.getNumberOfDependents()).isZero();
        future.poll(cx);
        future.poll(cx);
        assertThat(stage.getNumberOfDependents()).isEqualTo(1);
    }

    @Test
    void completionWakesTheLatestWakerAndGivesTheValue() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Future<String> future = Completion.toFuture(stage);
        TestContext later = new TestContext();
        assertThat(future.poll(cx).isReady()).isFalse();
        assertThat(future.poll(later).isReady()).isFalse();
        stage.complete("v");
        assertThat(cx.wakes()).isZero();
        assertThat(later.wakes()).isEqualTo(1);
        assertThat(future.poll(later)).isEqualTo(Poll.ready("v"));
        assertThatThrownBy(() -> future.poll(later))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void nullAndThrowablesAreValues() throws Exception {
        assertThat(Completion.toFuture(CompletableFuture.completedFuture(null)).poll(cx))
                .isEqualTo(Poll.ready(null));
        assertThat(Completion.toFuture(CompletableFuture.completedFuture(failure)).poll(cx))
                .isEqualTo(Poll.ready(failure));
    }

    @Test
    void whatStagesPutAroundAFailureIsTakenOff() {
        for (Throwable around :
                List.of(
                        failure,
                        new CompletionException(failure),
                        new ExecutionException(failure),
                        new CompletionException(new ExecutionException(failure)))) {
            Future<String> future = Completion.toFuture(CompletableFuture.failedFuture(around));
            assertThat(catchThrowable(() -> future.poll(cx))).isSameAs(failure);
        }
        CompletableFuture<Integer> dependent =
                CompletableFuture.<Integer>failedFuture(failure).thenApply(v -> v + 1);
        assertThat(catchThrowable(() -> Completion.toFuture(dependent).poll(cx))).isSameAs(failure);
    }

    @Test
    void aWrapperWithoutACauseIsTheFailure() {
        CompletionException bare = new CompletionException("bare", null);
        Future<String> future = Completion.toFuture(CompletableFuture.failedFuture(bare));
        assertThat(catchThrowable(() -> future.poll(cx))).isSameAs(bare);
    }

    @Test
    void aCancelledStageFailsWithACancellationDirectOrThroughDependents() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> dependent = stage.thenApply(v -> v);
        Future<String> direct = Completion.toFuture(stage);
        Future<String> indirect = Completion.toFuture(dependent);
        direct.poll(cx);
        indirect.poll(cx);
        stage.cancel(false);
        assertThatThrownBy(() -> direct.poll(cx)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> indirect.poll(cx)).isInstanceOf(CancellationException.class);
    }

    @Test
    void dropCancelsTheStagePolledOrNot() throws Exception {
        CompletableFuture<String> unpolled = new CompletableFuture<>();
        Completion.toFuture(unpolled).drop();
        assertThat(unpolled).isCancelled();
        CompletableFuture<String> polled = new CompletableFuture<>();
        Future<String> future = Completion.toFuture(polled);
        future.poll(cx);
        future.drop();
        assertThat(polled).isCancelled();
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void dropAfterTheEndCancelsNothing() throws Exception {
        CompletableFuture<String> stage = CompletableFuture.completedFuture("v");
        Future<String> future = Completion.toFuture(stage);
        future.poll(cx);
        future.drop();
        assertThat(stage).isCompletedWithValue("v");
    }

    @Test
    void aStageThatMayOnlyBeReadIsLeftAlone() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Future<String> future = Completion.toFuture(stage.minimalCompletionStage());
        future.poll(cx);
        future.drop();
        assertThat(stage).isNotDone();
    }

    @Test
    void fromMakesTheStageInTheFirstPollAndNeverIfDroppedBefore() throws Exception {
        List<String> calls = new ArrayList<>();
        Future<String> dropped =
                Completion.from(
                        () -> {
                            calls.add("made");
                            return new CompletableFuture<String>();
                        });
        dropped.drop();
        assertThat(calls).isEmpty();
        Future<String> future = Completion.from(() -> CompletableFuture.completedFuture("v"));
        assertThat(future.poll(cx)).isEqualTo(Poll.ready("v"));
        Future<String> failing =
                Completion.from(
                        () -> {
                            throw failure;
                        });
        assertThat(catchThrowable(() -> failing.poll(cx))).isSameAs(failure);
        @SuppressWarnings("NullAway") // a mistake, on purpose
        Future<String> nothing = Completion.from(() -> null);
        assertThatThrownBy(() -> nothing.poll(cx)).hasMessageEndingWith("answered null");
    }

    @Test
    void theBudgetIsAskedAndTheValueKept() throws Exception {
        Future<String> future = Completion.toFuture(CompletableFuture.completedFuture("v"));
        cx.budget = 0;
        assertThat(future.poll(cx).isReady()).isFalse();
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        assertThat(future.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    // ---- a future as a CompletableFuture ----

    @Test
    void theValueCompletesIt() {
        CompletableFuture<@Nullable String> result =
                Completion.start(scheduler, Futures.ready(null));
        assertThat(result).isNotDone();
        scheduler.runAll();
        assertThat(result).isCompletedWithValue(null);
    }

    @Test
    void theFailureCompletesItWithTheSameObjectAndIsNotReportedAgain() {
        CompletableFuture<String> result = Completion.start(scheduler, Futures.failed(failure));
        scheduler.runAll();
        assertThatThrownBy(result::get).isInstanceOf(ExecutionException.class).hasCause(failure);
        assertThat(catchThrowable(() -> Completion.toFuture(result).poll(cx))).isSameAs(failure);
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void cancelDropsTheFutureOnTheExecutor() {
        Probe<String> child = Probe.pending();
        CompletableFuture<String> result = Completion.start(scheduler, child);
        scheduler.runAll();
        assertThat(result.cancel(true)).isTrue();
        assertThat(child.drops).isZero();
        scheduler.runAll();
        assertThat(child.drops).isEqualTo(1);
        assertThat(result).isCancelled();
    }

    @Test
    void completingItFromOutsideAbortsTheTaskToo() {
        Probe<String> child = Probe.pending();
        CompletableFuture<String> result = Completion.start(scheduler, child);
        scheduler.runAll();
        result.complete("other");
        scheduler.runAll();
        assertThat(child.drops).isEqualTo(1);
        assertThat(result).isCompletedWithValue("other");
    }

    @Test
    void aTaskThatTheExecutorDropsCancelsIt() {
        Probe<String> child = Probe.pending();
        CompletableFuture<String> result = Completion.start(scheduler, child);
        scheduler.take().shutdown();
        assertThat(child.drops).isEqualTo(1);
        assertThat(result).isCancelled();
    }

    @Test
    void aFailureAfterTheCancelIsReported() {
        CompletableFuture<String> other = new CompletableFuture<>();
        List<CompletableFuture<?>> self = new ArrayList<>();
        self.add(other);
        CompletableFuture<String> result =
                Completion.start(
                        scheduler,
                        Futures.lazy(
                                () -> {
                                    self.get(1).cancel(true);
                                    throw failure;
                                }));
        self.add(result);
        scheduler.runAll();
        assertThat(result).isCancelled();
        assertThat(scheduler.uncaught).containsExactly(failure);
    }

    @Test
    void thereAndBackKeepsAllThreeEnds() {
        Future<String> value = Completion.toFuture(Completion.start(scheduler, Futures.ready("v")));
        Probe<String> child = Probe.pending();
        Future<String> dropped = Completion.toFuture(Completion.start(scheduler, child));
        scheduler.runAll();
        assertThat(catchThrowable(() -> assertThat(value.poll(cx)).isEqualTo(Poll.ready("v"))))
                .isNull();
        dropped.drop();
        scheduler.runAll();
        assertThat(child.drops).isEqualTo(1);
    }
}
