package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The methods of {@link Future} that deal with failures and with the end in general. */
class FailuresTest {

    private final TestContext cx = new TestContext();
    private final IOException failure = new IOException("broken");
    private final List<Object> seen = new ArrayList<>();

    private Probe<String> failing() {
        return Probe.failingAfter(1, failure);
    }

    private static Object end(Future<?> future, TestContext cx) {
        for (int i = 0; i < 10; i++) {
            try {
                if (future.poll(cx) instanceof Poll.Ready<?> ready) {
                    return ready;
                }
            } catch (Throwable thrown) {
                return thrown;
            }
        }
        throw new AssertionError("no end after ten polls: " + future);
    }

    private Object end(Future<?> future) {
        return end(future, cx);
    }

    @Test
    void recoverGivesAValueForTheFailure() {
        assertThat(end(failing().recover(f -> "not " + f.getMessage())))
                .isEqualTo(Poll.ready("not broken"));
        assertThat(end(Probe.readyAfter(1, "v").recover(f -> "w"))).isEqualTo(Poll.ready("v"));
    }

    @Test
    void recoverOfATypeLeavesOthersAlone() {
        assertThat(end(failing().recover(IOException.class, f -> "v"))).isEqualTo(Poll.ready("v"));
        assertThat(end(failing().recover(FileNotFoundException.class, f -> "v"))).isSameAs(failure);
    }

    @Test
    void recoverCatchesErrorsToo() {
        Error error = new StackOverflowError();
        assertThat(end(Futures.failed(error).recover(f -> f))).isEqualTo(Poll.ready(error));
    }

    @Test
    void recoverThatThrowsFailsWithThat() {
        Exception second = new Exception();
        assertThat(
                        end(
                                failing()
                                        .recover(
                                                f -> {
                                                    throw second;
                                                })))
                .isSameAs(second);
    }

    @Test
    void orElseGoesOnWithTheSecondFutureInTheSamePoll() throws Exception {
        Probe<String> second = Probe.readyAfter(1, "second");
        Future<String> either = failing().orElse(f -> second);
        assertThat(either.poll(cx)).isSameAs(Poll.pending());
        assertThat(second.polls).isZero();
        assertThat(either.poll(cx)).isSameAs(Poll.pending());
        assertThat(second.polls).isEqualTo(1);
        assertThat(either.poll(cx)).isEqualTo(Poll.ready("second"));
    }

    @Test
    void orElseIsNotAskedAgainWhenTheSecondFutureFails() {
        Exception second = new Exception();
        assertThat(end(failing().orElse(f -> Futures.failed(second)))).isSameAs(second);
    }

    @Test
    void orElseOfATypeLeavesOthersAlone() {
        assertThat(end(failing().orElse(IOException.class, f -> Futures.ready("v"))))
                .isEqualTo(Poll.ready("v"));
        assertThat(end(failing().orElse(Error.class, f -> Futures.ready("v")))).isSameAs(failure);
        assertThat(end(Futures.ready(1).orElse(f -> Futures.ready(2)))).isEqualTo(Poll.ready(1));
    }

    @Test
    void orElseWithAFunctionThatAnswersNullSaysSo() {
        assertThat((Throwable) end(failing().orElse(f -> null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("orElse()");
    }

    @Test
    void mapErrorPutsAnotherFailureInItsPlace() {
        assertThat((Throwable) end(failing().mapError(f -> new IllegalStateException("m", f))))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(failure);
        assertThat(end(failing().mapError(f -> f))).isSameAs(failure);
        assertThat(end(Futures.ready(1).mapError(f -> new Error()))).isEqualTo(Poll.ready(1));
        assertThat((Throwable) end(failing().mapError(f -> null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("mapError()");
    }

    @Test
    void catchingMakesBothEndsValues() throws Exception {
        Poll<Outcome<String>> failed = failing().catching().poll(cx);
        assertThat(failed).isSameAs(Poll.pending());
        assertThat(end(failing().catching())).isEqualTo(Poll.ready(Outcome.failure(failure)));
        assertThat(end(Futures.ready(null).catching()))
                .isEqualTo(Poll.ready(Outcome.<@Nullable Object>value(null)));
    }

    @Test
    void outcomeGivesTheValueOrThrowsTheSameObject() throws Exception {
        assertThat(Outcome.value("v").get()).isEqualTo("v");
        assertThat(Outcome.value("v").isFailure()).isFalse();
        assertThat(Outcome.failure(failure).isFailure()).isTrue();
        assertThatThrownBy(() -> Outcome.failure(failure).get()).isSameAs(failure);
        assertThatThrownBy(() -> Outcome.failure(null)).hasMessage("failure");
    }

    @Test
    void inspectSeesTheValueAndPassesItOn() {
        assertThat(end(Futures.ready("v").inspect(seen::add))).isEqualTo(Poll.ready("v"));
        assertThat(end(failing().inspect(seen::add))).isSameAs(failure);
        assertThat(seen).containsExactly("v");
        assertThat(end(Futures.ready("v").inspect(FailuresTest::complain)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static void complain(Object value) {
        throw new UnsupportedOperationException("about " + value);
    }

    @Test
    void inspectErrorSeesTheFailureAndPassesItOn() {
        assertThat(end(failing().inspectError(seen::add))).isSameAs(failure);
        assertThat(end(Futures.ready("v").inspectError(seen::add))).isEqualTo(Poll.ready("v"));
        assertThat(seen).containsExactly(failure);
        assertThat(end(failing().inspectError(FailuresTest::complain))).isSameAs(failure);
        assertThat(failure.getSuppressed()[0]).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void onEndRunsOnceWhateverTheEndIs() throws Exception {
        Runnable action = () -> seen.add("end");
        end(Futures.ready("v").onEnd(action));
        assertThat(seen).hasSize(1);
        end(failing().onEnd(action));
        assertThat(seen).hasSize(2);
        Future<String> dropped = failing().onEnd(action);
        dropped.poll(cx);
        assertThat(seen).hasSize(2);
        dropped.drop();
        dropped.drop();
        assertThat(seen).hasSize(3);
        failing().onEnd(action).drop();
        assertThat(seen).as("never polled").hasSize(4);
    }

    @Test
    void onEndRunsAfterTheChildHasReleasedWhatItHeld() throws Exception {
        Probe<String> child = Probe.<String>pending().whenDropped(() -> seen.add("child"));
        Future<String> future = child.map(v -> v).onEnd(() -> seen.add("action"));
        future.poll(cx);
        future.drop();
        assertThat(seen).containsExactly("child", "action");
    }

    @Test
    void onEndThatThrowsReplacesAValueAndIsSuppressedIntoAFailure() {
        RuntimeException thrown = new RuntimeException();
        Runnable action =
                () -> {
                    throw thrown;
                };
        assertThat(end(Futures.ready("v").onEnd(action))).isSameAs(thrown);
        assertThat(end(failing().onEnd(action))).isSameAs(failure);
        assertThat(failure.getSuppressed()).containsExactly(thrown);
        assertThatThrownBy(() -> failing().map(v -> v).onEnd(action).drop()).isSameAs(thrown);
        RuntimeException first = new RuntimeException();
        Future<String> child =
                Probe.<String>pending()
                        .whenDropped(
                                () -> {
                                    throw first;
                                });
        assertThatThrownBy(() -> child.onEnd(action).drop())
                .isSameAs(first)
                .hasSuppressedException(thrown);
    }

    @Test
    void onDropRunsAfterADropOnly() throws Exception {
        Runnable action = () -> seen.add("dropped");
        end(Futures.ready("v").onDrop(action));
        end(failing().onDrop(action));
        Future<String> ended = Futures.ready("v").onDrop(action);
        end(ended);
        ended.drop();
        assertThat(seen).isEmpty();
        Future<String> dropped = failing().onDrop(action);
        dropped.poll(cx);
        dropped.drop();
        dropped.drop();
        assertThat(seen).hasSize(1);
    }

    @Test
    void maybeDoneKeepsTheOutputUntilItIsTaken() throws Exception {
        MaybeDone<String> value = Probe.readyAfter(1, "v").maybeDone();
        assertThat(value.poll(cx)).isSameAs(Poll.pending());
        assertThat(value.isDone()).isFalse();
        assertThatThrownBy(value::takeOutput).hasMessageContaining("no output");
        assertThat(value.poll(cx).isReady()).isTrue();
        assertThat(value.isDone()).isTrue();
        assertThat(value.takeOutput()).isEqualTo("v");
        assertThat(value.isDone()).isFalse();
        assertThatThrownBy(value::takeOutput).isInstanceOf(IllegalStateException.class);

        MaybeDone<String> failed = failing().maybeDone();
        assertThat(end(failed)).isEqualTo(Poll.ready());
        assertThatThrownBy(failed::takeOutput).isSameAs(failure);

        MaybeDone<String> dropped = Futures.ready("v").maybeDone();
        end(dropped);
        dropped.drop();
        assertThat(dropped.isDone()).isFalse();
    }

    @Test
    void fusedFutureIsPendingForEverAfterItsEnd() throws Exception {
        FusedFuture<String> value = Probe.readyAfter(1, "v").fuse();
        assertThat(value.poll(cx)).isSameAs(Poll.pending());
        assertThat(value.isTerminated()).isFalse();
        assertThat(value.poll(cx)).isEqualTo(Poll.ready("v"));
        assertThat(value.isTerminated()).isTrue();
        assertThat(value.poll(cx)).isSameAs(Poll.pending());
        value.drop();
        assertThat(value.poll(cx)).isSameAs(Poll.pending());

        FusedFuture<String> failed = failing().fuse();
        assertThat(end(failed)).isSameAs(failure);
        assertThat(failed.isTerminated()).isTrue();
        assertThat(failed.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void borrowLeavesTheFutureToItsLender() throws Exception {
        Probe<String> lender = Probe.readyAfter(2, "v");
        Future<String> borrow = lender.borrow();
        borrow.poll(cx);
        borrow.drop();
        assertThat(lender.drops).isZero();
        assertThatThrownBy(() -> borrow.poll(cx)).hasMessageStartingWith("polled after drop");
        assertThat(lender.poll(cx)).isSameAs(Poll.pending());
        assertThat(lender.borrow().poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void pollImmediatePollsOnceAndDropsWhatIsNotReady() throws Exception {
        Probe<String> pending = Probe.pending();
        assertThat(pending.pollImmediate().poll(cx)).isEqualTo(Poll.ready(Poll.pending()));
        assertThat(pending.drops).isEqualTo(1);
        assertThat(Futures.ready("v").pollImmediate().poll(cx))
                .isEqualTo(Poll.ready(Poll.ready("v")));
        assertThat(end(Futures.failed(failure).pollImmediate())).isSameAs(failure);
        Probe<String> lent = Probe.readyAfter(1, "v");
        lent.borrow().pollImmediate().poll(cx);
        assertThat(lent.poll(cx)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void nowOrNeverPollsOnceOutsideEveryExecutor() throws Exception {
        Probe<String> pending = Probe.pending();
        assertThat(pending.nowOrNever()).isSameAs(Poll.pending());
        assertThat(pending.drops).isEqualTo(1);
        assertThat(Futures.ready("v").nowOrNever()).isEqualTo(Poll.ready("v"));
        assertThatThrownBy(() -> Futures.failed(failure).nowOrNever()).isSameAs(failure);
        assertThatThrownBy(() -> Futures.nowNanos().nowOrNever())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Futures.pollFn(c -> Poll.ready(c.spawner())).nowOrNever())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("no executor");
        assertThat(
                        Futures.pollFn(c -> Poll.ready(c.withWaker(cx.waker()).tryProceed()))
                                .nowOrNever())
                .isEqualTo(Poll.ready(true));
    }

    @Test
    void flattenRunsTheInnerFuture() {
        Future<Future<String>> nested =
                Probe.readyAfter(1, "v").map(v -> Probe.readyAfter(1, v + "w"));
        assertThat(end(Futures.flatten(nested))).isEqualTo(Poll.ready("vw"));
    }

    @Test
    void ofNullableIsReadyWithNullWhereThereIsNoFuture() {
        Future<String> future = Futures.ready("v");
        assertThat(Futures.ofNullable(future)).isSameAs(future);
        assertThat(end(Futures.ofNullable(null))).isEqualTo(Poll.ready());
    }

    @Test
    void nowNanosReadsTheTimer() {
        cx.timer.advance(17);
        assertThat(end(Futures.nowNanos())).isEqualTo(Poll.ready(17L));
    }

    @Test
    void nullArgumentsAreRefusedWhereTheyArePassed() {
        Future<Integer> f = Futures.pending();
        assertThatThrownBy(() -> f.recover(null)).hasMessage("function");
        assertThatThrownBy(() -> f.recover(null, x -> 1)).hasMessage("type");
        assertThatThrownBy(() -> f.orElse(null)).hasMessage("next");
        assertThatThrownBy(() -> f.orElse(null, x -> f)).hasMessage("type");
        assertThatThrownBy(() -> f.mapError(null)).hasMessage("function");
        assertThatThrownBy(() -> f.inspect(null)).hasMessage("consumer");
        assertThatThrownBy(() -> f.inspectError(null)).hasMessage("consumer");
        assertThatThrownBy(() -> f.onEnd(null)).hasMessage("action");
        assertThatThrownBy(() -> f.onDrop(null)).hasMessage("action");
        assertThatThrownBy(() -> f.race(null)).hasMessage("other");
        assertThatThrownBy(() -> f.abortable(null)).hasMessage("handle");
        assertThatThrownBy(() -> Futures.flatten(null)).hasMessage("nested");
        assertThatThrownBy(() -> Futures.join(f, f, f, null)).hasMessage("combiner");
        assertThatThrownBy(() -> Futures.join(f, f, null, (a, b, c) -> a))
                .hasMessage("future 2 of 3 is null");
        assertThatThrownBy(() -> Futures.select(null, f)).hasMessage("first");
        assertThatThrownBy(() -> Futures.select(f, null)).hasMessage("second");
        assertThatThrownBy(() -> Futures.select(null, f, f)).hasMessage("order");
        assertThatThrownBy(() -> Futures.either(f, null)).hasMessage("right");
    }

    @Test
    void callbacksAreLetGoAtTheEnd() throws Exception {
        for (Future<?> ended :
                List.of(
                        Futures.ready(1).map(v -> v),
                        Futures.ready(1).recover(v -> 2),
                        Futures.ready(1).orElse(v -> Futures.ready(2)),
                        Futures.ready(1).mapError(v -> v),
                        Futures.ready(1).inspect(v -> {}),
                        Futures.ready(1).inspectError(v -> {}),
                        Futures.ready(1).onEnd(() -> {}))) {
            assertThat(ended).extracting("callback").isNotNull();
            ended.poll(cx);
            assertThat(ended).as(ended.toString()).extracting("callback").isNull();
        }
        Future<Integer> dropped = Futures.<Integer>pending().map(v -> v);
        dropped.drop();
        assertThat(dropped).extracting("callback").isNull();
    }
}
