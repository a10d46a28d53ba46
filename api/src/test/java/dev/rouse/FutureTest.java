package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the default methods of {@link Future} do, beyond the contract that all futures share. */
class FutureTest {

    private final TestContext cx = new TestContext();

    @Test
    void mapAppliesTheFunctionOnceInTheEndingPoll() throws Exception {
        List<String> calls = new ArrayList<>();
        Future<Integer> mapped =
                Probe.readyAfter(1, "four")
                        .map(
                                s -> {
                                    calls.add(s);
                                    return s.length();
                                });
        assertThat(mapped.poll(cx)).isEqualTo(Poll.pending());
        assertThat(calls).isEmpty();
        assertThat(mapped.poll(cx)).isEqualTo(Poll.ready(4));
        assertThat(calls).containsExactly("four");
    }

    @Test
    void mapPassesNullsBothWays() throws Exception {
        Future<Object> mapped =
                Futures.<Object>ready(null)
                        .map(
                                v -> {
                                    assertThat(v).isNull();
                                    return null;
                                });
        assertThat(mapped.poll(cx)).isEqualTo(Poll.ready(null));
    }

    @Test
    void mapFailsWithWhatTheFunctionThrowsAndIsOver() {
        Exception failure = new Exception();
        Probe<String> child = Probe.readyAfter(0, "v");
        Future<String> mapped =
                child.map(
                        v -> {
                            throw failure;
                        });
        assertThatThrownBy(() -> mapped.poll(cx)).isSameAs(failure);
        assertThatThrownBy(() -> mapped.poll(cx)).hasMessageContaining("polled after completion");
        mapped.drop();
        assertThat(child.drops).isZero();
    }

    @Test
    void thenPollsTheSecondFutureInThePollThatEndsTheFirst() throws Exception {
        Probe<Integer> second = Probe.readyAfter(1, 2);
        Future<Integer> both = Probe.readyAfter(1, 1).then(v -> second);
        both.poll(cx);
        assertThat(second.polls).isZero();
        assertThat(both.poll(cx)).isEqualTo(Poll.pending());
        assertThat(second.polls).isEqualTo(1);
        assertThat(both.poll(cx)).isEqualTo(Poll.ready(2));
    }

    @Test
    void thenDropsWhicheverRuns() throws Exception {
        Probe<Integer> first = Probe.pending();
        Probe<Integer> second = Probe.pending();
        Future<Integer> early = first.then(v -> second);
        early.poll(cx);
        early.drop();
        assertThat(first.drops).isEqualTo(1);
        assertThat(second.polls).isZero();

        Future<Integer> late = Futures.ready(1).then(v -> second);
        late.poll(cx);
        late.drop();
        late.drop();
        assertThat(second.drops).isEqualTo(1);
    }

    @Test
    void thenWithAFunctionThatAnswersNullSaysSo() {
        Future<Integer> broken = Futures.ready(1).then(v -> null);
        assertThatThrownBy(() -> broken.poll(cx))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("then()");
        assertThatThrownBy(() -> broken.poll(cx)).hasMessageContaining("polled after completion");
    }

    @Test
    void failureOfTheFirstFutureSkipsTheSecond() {
        Exception failure = new Exception();
        Future<Integer> chain =
                Futures.<Integer>failed(failure)
                        .then(
                                v -> {
                                    throw new AssertionError("must not be called");
                                });
        assertThatThrownBy(() -> chain.poll(cx)).isSameAs(failure);
    }

    @Test
    void joinRunsBothSidesAndCombinesWhenTheSecondEnds() throws Exception {
        Probe<Integer> left = Probe.readyAfter(0, 1);
        Probe<Integer> right = Probe.readyAfter(2, 10);
        Future<Integer> sum = left.join(right, Integer::sum);
        assertThat(sum.poll(cx)).isEqualTo(Poll.pending());
        assertThat(sum.poll(cx)).isEqualTo(Poll.pending());
        assertThat(sum.poll(cx)).isEqualTo(Poll.ready(11));
        assertThat(left.polls).as("not polled after its end").isEqualTo(1);
        assertThat(right.polls).isEqualTo(3);
    }

    @Test
    void joinTakesTurnsInWhoIsPolledFirst() throws Exception {
        List<String> order = new ArrayList<>();
        Future<Integer> joined = logging(order, "left").join(logging(order, "right"), Integer::sum);
        joined.poll(cx);
        joined.poll(cx);
        joined.poll(cx);
        assertThat(order).containsExactly("left", "right", "right", "left", "left", "right");
    }

    private static Probe<Integer> logging(List<String> order, String name) {
        return Probe.polling(
                p -> {
                    order.add(name);
                    return Poll.pending();
                });
    }

    @Test
    void failureOfOneSideDropsTheOtherOnce() throws Exception {
        Exception failure = new Exception();
        for (boolean leftFails : new boolean[] {true, false}) {
            Probe<Integer> failing = Probe.failingAfter(1, failure);
            Probe<Integer> other = Probe.pending();
            Future<Integer> joined =
                    leftFails
                            ? failing.join(other, Integer::sum)
                            : other.join(failing, Integer::sum);
            joined.poll(cx);
            assertThatThrownBy(() -> joined.poll(cx)).isSameAs(failure);
            assertThat(other.drops).isEqualTo(1);
            assertThat(failing.drops).isZero();
            joined.drop();
            assertThatThrownBy(() -> joined.poll(cx)).hasMessageContaining("after completion");
            assertThat(other.drops).isEqualTo(1);
        }
    }

    @Test
    void failureOfTheDropThatFollowsIsSuppressedIntoTheFirst() {
        Exception failure = new Exception();
        RuntimeException fromDrop = new RuntimeException();
        Probe<Integer> other = throwingDrop(fromDrop);
        Future<Integer> joined = Probe.<Integer>failingAfter(0, failure).join(other, Integer::sum);
        assertThatThrownBy(() -> joined.poll(cx))
                .isSameAs(failure)
                .hasSuppressedException(fromDrop);
    }

    private static Probe<Integer> throwingDrop(RuntimeException failure) {
        return Probe.<Integer>pending()
                .whenDropped(
                        () -> {
                            throw failure;
                        });
    }

    @Test
    void joinDropsTheSideThatStillRuns() throws Exception {
        Probe<Integer> done = Probe.readyAfter(0, 1);
        Probe<Integer> running = Probe.pending();
        Future<Integer> joined = done.join(running, Integer::sum);
        joined.poll(cx);
        joined.drop();
        joined.drop();
        assertThat(done.drops).isZero();
        assertThat(running.drops).isEqualTo(1);
        assertThatThrownBy(() -> joined.poll(cx)).hasMessageContaining("polled after drop");
    }

    @Test
    void joinDropsTheRightSideAlsoWhenTheLeftDropThrows() {
        RuntimeException first = new RuntimeException("left");
        RuntimeException second = new RuntimeException("right");
        Probe<Integer> left = throwingDrop(first);
        Probe<Integer> right = throwingDrop(second);
        assertThatThrownBy(() -> left.join(right, Integer::sum).drop())
                .isSameAs(first)
                .hasSuppressedException(second);
        assertThat(left.drops + right.drops).isEqualTo(2);
    }

    @Test
    void combinerThatThrowsFailsTheJoin() {
        Exception failure = new Exception();
        Future<Integer> joined =
                Futures.ready(1)
                        .join(
                                Futures.ready(2),
                                (a, b) -> {
                                    throw failure;
                                });
        assertThatThrownBy(() -> joined.poll(cx)).isSameAs(failure);
    }

    @Test
    void yieldNowWakesOnceAndIsReadyAtTheSecondPoll() throws Exception {
        Future<Void> yield = Futures.yieldNow();
        assertThat(yield.poll(cx)).isEqualTo(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(yield.poll(cx)).isEqualTo(Poll.ready());
        assertThat(cx.wakes()).isEqualTo(1);
    }

    @Test
    void lazyCallsItsSupplierInTheFirstPollOnly() throws Exception {
        int[] calls = new int[1];
        Future<Integer> lazy = Futures.lazy(() -> ++calls[0]);
        assertThat(calls[0]).isZero();
        assertThat(lazy.poll(cx)).isEqualTo(Poll.ready(1));

        Future<Integer> unused = Futures.lazy(() -> ++calls[0]);
        unused.drop();
        assertThat(calls[0]).isEqualTo(1);
    }

    @Test
    void pollFnIsNotCalledAgainAfterItsEnd() throws Exception {
        int[] calls = new int[1];
        Future<Integer> f = Futures.pollFn(c -> ++calls[0] < 2 ? Poll.pending() : Poll.ready(7));
        f.poll(cx);
        assertThat(f.poll(cx)).isEqualTo(Poll.ready(7));
        assertThatThrownBy(() -> f.poll(cx)).isInstanceOf(IllegalStateException.class);
        assertThat(calls[0]).isEqualTo(2);

        Future<Integer> broken = Futures.pollFn(c -> null);
        assertThatThrownBy(() -> broken.poll(cx)).hasMessageContaining("pollFn()");
    }

    @Test
    void nullArgumentsAreRefusedWhereTheyArePassed() {
        Future<Integer> f = Futures.pending();
        assertThatThrownBy(() -> f.map(null)).hasMessage("function");
        assertThatThrownBy(() -> f.then(null)).hasMessage("next");
        assertThatThrownBy(() -> f.join(null, Integer::sum)).hasMessage("other");
        assertThatThrownBy(() -> f.join(f, null)).hasMessage("combiner");
        assertThatThrownBy(() -> Futures.failed(null)).hasMessage("failure");
        assertThatThrownBy(() -> Futures.pollFn(null)).hasMessage("poll");
        assertThatThrownBy(() -> Futures.lazy(null)).hasMessage("supplier");
        assertThatThrownBy(() -> Pin.of(null)).hasMessage("future");
        assertThatThrownBy(() -> cx.withWaker(null)).hasMessage("waker");
    }

    @Test
    void sharedReadyHoldsNullAndEqualsAnyOther() {
        assertThat(Poll.ready()).isSameAs(Poll.ready()).isEqualTo(Poll.ready(null));
        assertThat(Poll.ready().isReady()).isTrue();
        assertThat(Poll.pending().isPending()).isTrue();
        assertThat(Poll.pending().isReady()).isFalse();
        assertThat(Poll.pending()).hasToString("Pending");
    }

    @Test
    void noopWakerWakesNobodyAndKnowsItself() {
        Waker.noop().wake();
        assertThat(Waker.noop().willWake(Waker.noop())).isTrue();
        assertThat(Waker.noop().willWake(cx.waker())).isFalse();
    }

    @Test
    void budgetEndWakesThePartAsWellAsTheTask() {
        TestContext part = new TestContext();
        Context inner = cx.withWaker(part.waker());
        cx.budget = 1;
        assertThat(inner.tryProceed()).isTrue();
        assertThat(inner.tryProceed()).isFalse();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(part.wakes()).isEqualTo(1);
        assertThat(inner.timer()).isSameAs(cx.timer());
        assertThatThrownBy(inner::spawner).isInstanceOf(UnsupportedOperationException.class);
    }
}
