package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One future of several: joins, selects, races. */
class SelectTest {

    private final TestContext cx = new TestContext();
    private final List<String> log = new ArrayList<>();

    /** A future that writes down its polls and is never ready. */
    private Probe<String> logging(String name) {
        return Probe.polling(
                p -> {
                    log.add(name);
                    return Poll.pending();
                });
    }

    private static <T> T value(Poll<T> polled) {
        return ((Poll.Ready<T>) polled).value();
    }

    @Test
    void joinsOfThreeFourAndFiveCombineInOrder() throws Exception {
        Future<String> a = Probe.readyAfter(2, "a");
        Future<String> b = Futures.ready("b");
        Future<String> three = Futures.join(a, b, Futures.ready("c"), (x, y, z) -> x + y + z);
        assertThat(three.poll(cx)).isSameAs(Poll.pending());
        three.poll(cx);
        assertThat(three.poll(cx)).isEqualTo(Poll.ready("abc"));
        assertThat(
                        Futures.join(
                                        Futures.ready(1),
                                        Futures.ready(2),
                                        Futures.ready(3),
                                        Futures.ready(4),
                                        (w, x, y, z) -> "" + w + x + y + z)
                                .poll(cx))
                .isEqualTo(Poll.ready("1234"));
        assertThat(
                        Futures.join(
                                        Futures.ready(1),
                                        Futures.ready(2),
                                        Futures.ready(3),
                                        Futures.ready(4),
                                        Futures.ready(5),
                                        (v, w, x, y, z) -> "" + v + w + x + y + z)
                                .poll(cx))
                .isEqualTo(Poll.ready("12345"));
        assertThat(Futures.join(Futures.ready(1), Futures.ready(2), Integer::sum).poll(cx))
                .isEqualTo(Poll.ready(3));
    }

    @Test
    void joinAllListsValuesInTheOrderOfTheFuturesNullsToo() throws Exception {
        Future<List<@Nullable String>> all =
                Futures.joinAll(
                        List.of(
                                Probe.<@Nullable String>readyAfter(1, "a"),
                                Futures.<@Nullable String>ready(null)));
        assertThat(all.poll(cx)).isSameAs(Poll.pending());
        List<@Nullable String> values = value(all.poll(cx));
        assertThat(values).containsExactly("a", null);
        assertThatThrownBy(() -> values.set(0, "b"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(Futures.joinAll(List.<Future<String>>of()).poll(cx))
                .isEqualTo(Poll.ready(List.of()));
    }

    @Test
    void failureOfOneDropsAllOthersOnce() {
        Exception failure = new Exception();
        RuntimeException fromDrop = new RuntimeException();
        Probe<String> first = Probe.<String>pending().whenDropped(() -> sneak(fromDrop));
        Probe<String> last = Probe.pending();
        Future<List<String>> all =
                Futures.joinAll(
                        List.of(
                                first,
                                Futures.ready("v"),
                                Probe.<String>failingAfter(0, failure),
                                last));
        assertThatThrownBy(() -> all.poll(cx)).isSameAs(failure).hasSuppressedException(fromDrop);
        assertThat(first.drops).isEqualTo(1);
        assertThat(last.drops).isEqualTo(1);
        all.drop();
    }

    private static void sneak(RuntimeException thrown) {
        throw thrown;
    }

    @Test
    void dropDropsAllEvenIfOneThrows() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException two = new RuntimeException("two");
        Probe<String> first = Probe.<String>pending().whenDropped(() -> sneak(one));
        Probe<String> second = Probe.<String>pending().whenDropped(() -> sneak(two));
        Probe<String> third = Probe.pending();
        Future<?> all = Futures.joinAll(List.of(first, second, third));
        assertThatThrownBy(all::drop).isSameAs(one).hasSuppressedException(two);
        assertThat(first.drops + second.drops + third.drops).isEqualTo(3);
        all.drop();
    }

    @Test
    void eachIsPolledFirstInTurn() throws Exception {
        Future<?> all = Futures.joinAll(List.of(logging("a"), logging("b"), logging("c")));
        all.poll(cx);
        all.poll(cx);
        all.poll(cx);
        assertThat(String.join("", log)).isEqualTo("abcbcacab");
    }

    @Test
    void selectGivesTheValueAndTheOtherFutureWhichGoesOn() throws Exception {
        Probe<String> slow = Probe.readyAfter(1, "slow");
        Future<Selected<String, Integer>> select = Futures.select(slow, Futures.ready(7));
        Selected<String, Integer> selected = value(select.poll(cx));
        assertThat(selected).isInstanceOf(Selected.Second.class);
        assertThat(((Selected.Second<String, Integer>) selected).value()).isEqualTo(7);
        assertThat(selected.other()).isSameAs(slow);
        select.drop();
        assertThat(slow.drops).isZero();
        assertThat(slow.poll(cx)).isEqualTo(Poll.ready("slow"));

        Selected<Integer, String> first =
                value(Futures.select(Futures.ready(1), Probe.<String>pending()).poll(cx));
        assertThat(first).isInstanceOf(Selected.First.class);
    }

    @Test
    void selectPollsNothingAfterTheFirstValue() throws Exception {
        Probe<String> second = Probe.readyAfter(0, "second");
        Futures.select(Futures.ready("first"), second).poll(cx);
        assertThat(second.polls).as("its value was not taken").isZero();
    }

    @Test
    void failureEndsASelectAndDropsTheOtherUnlessLent() {
        Exception failure = new Exception();
        Probe<String> owned = Probe.pending();
        Future<?> select = Futures.select(owned, Futures.failed(failure));
        assertThatThrownBy(() -> select.poll(cx)).isSameAs(failure);
        assertThat(owned.drops).isEqualTo(1);

        Probe<String> lent = Probe.pending();
        Future<?> second = Futures.select(lent.borrow(), Futures.failed(failure));
        assertThatThrownBy(() -> second.poll(cx)).isSameAs(failure);
        assertThat(lent.drops).isZero();
    }

    @Test
    void selectTakesTurnsInWhoIsPolledFirst() throws Exception {
        Future<?> select = Futures.select(logging("a"), logging("b"));
        for (int i = 0; i < 3; i++) {
            select.poll(cx);
        }
        assertThat(String.join("", log)).isEqualTo("abbaab");
    }

    @Test
    void biasedOrderBeginsWithTheFirstAlways() throws Exception {
        Future<?> select = Futures.select(PollOrder.biased(), logging("a"), logging("b"));
        select.poll(cx);
        select.poll(cx);
        assertThat(String.join("", log)).isEqualTo("abab");
    }

    @Test
    void orderHeldOutsideOfALoopIsFairToSelectsMadeInIt() throws Exception {
        PollOrder fair = PollOrder.rotating();
        int[] wins = new int[2];
        for (int i = 0; i < 10; i++) {
            Selected<Integer, Integer> selected =
                    value(Futures.select(fair, Futures.ready(0), Futures.ready(1)).poll(cx));
            wins[selected instanceof Selected.First ? 0 : 1]++;
        }
        assertThat(wins).containsExactly(5, 5);
    }

    @Test
    void randomOrderIsThatOfItsSeedAndReachesAll() {
        PollOrder one = PollOrder.random(42);
        PollOrder same = PollOrder.random(42);
        List<Integer> choices = IntStream.range(0, 100).mapToObj(i -> one.first(3)).toList();
        assertThat(IntStream.range(0, 100).mapToObj(i -> same.first(3)).toList())
                .isEqualTo(choices);
        assertThat(choices).contains(0, 1, 2).allMatch(i -> i >= 0 && i < 3);
    }

    @Test
    void orderOutOfBoundsFailsAndDropsAll() {
        Probe<String> child = Probe.pending();
        Future<?> select = Futures.select(n -> n, child, Futures.pending());
        assertThatThrownBy(() -> select.poll(cx)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(child.drops).isEqualTo(1);
    }

    @Test
    void eitherDropsTheLoser() throws Exception {
        Probe<String> loser = Probe.pending();
        Either<String, Integer> right = value(Futures.either(loser, Futures.ready(7)).poll(cx));
        assertThat(right).isEqualTo(new Either.Right<>(7));
        assertThat(right.<String>fold(l -> "left " + l, r -> "right " + r)).isEqualTo("right 7");
        assertThat(loser.drops).isEqualTo(1);
        Either<Integer, String> left =
                value(Futures.either(Futures.ready(1), Futures.<String>pending()).poll(cx));
        assertThat(left.<String>fold(l -> "left " + l, r -> "right " + r)).isEqualTo("left 1");
    }

    @Test
    void raceEndsAsTheFirstAndDropsTheOthers() throws Exception {
        Probe<String> loser = Probe.pending();
        assertThat(loser.race(Futures.ready("v")).poll(cx)).isEqualTo(Poll.ready("v"));
        assertThat(loser.drops).isEqualTo(1);
        Exception failure = new Exception();
        Probe<String> other = Probe.pending();
        assertThatThrownBy(() -> other.race(Futures.failed(failure)).poll(cx)).isSameAs(failure);
        assertThat(other.drops).isEqualTo(1);
        RuntimeException fromDrop = new RuntimeException();
        Probe<String> bad = Probe.<String>pending().whenDropped(() -> sneak(fromDrop));
        assertThatThrownBy(() -> bad.race(Futures.ready("v")).poll(cx)).isSameAs(fromDrop);
    }

    @Test
    void selectAllGivesIndexAndTheOthersInOrder() throws Exception {
        Probe<String> a = Probe.pending();
        Probe<String> c = Probe.pending();
        SelectedFrom<String> selected =
                value(Futures.selectAll(List.of(a, Futures.ready("b"), c)).poll(cx));
        assertThat(selected.value()).isEqualTo("b");
        assertThat(selected.index()).isEqualTo(1);
        assertThat(selected.others()).containsExactly(a, c);
        assertThat(a.drops + c.drops).isZero();
        assertThatThrownBy(() -> Futures.selectAll(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for ever");
    }

    @Test
    void selectOkLeavesOutFailures() throws Exception {
        Probe<String> slow = Probe.readyAfter(1, "slow");
        Probe<String> slower = Probe.pending();
        Future<SelectedFrom<String>> first =
                Futures.selectOk(List.of(Futures.failed(new Exception()), slow, slower));
        assertThat(first.poll(cx)).isSameAs(Poll.pending());
        SelectedFrom<String> selected = value(first.poll(cx));
        assertThat(selected.value()).isEqualTo("slow");
        assertThat(selected.index()).isEqualTo(1);
        assertThat(selected.others()).containsExactly(slower);
    }

    @Test
    void selectOkFailsWithTheLastFailureWhichKnowsTheOthers() {
        Exception one = new Exception("one");
        Exception two = new Exception("two");
        Future<String> race =
                Futures.raceOk(
                        List.of(Probe.<String>failingAfter(1, two), Futures.<String>failed(one)));
        assertThatThrownBy(
                        () -> {
                            race.poll(cx);
                            race.poll(cx);
                        })
                .isSameAs(two)
                .hasSuppressedException(one);
        assertThatThrownBy(
                        () ->
                                Futures.raceOk(List.of(Futures.failed(one), Futures.failed(one)))
                                        .poll(cx))
                .as("the same object twice is not suppressed into itself")
                .isSameAs(one);
    }

    @Test
    void selectOkStopsAtTheFirstValueAndDropsTheRestOfARace() throws Exception {
        Probe<String> loser = Probe.pending();
        assertThat(
                        Futures.raceOk(
                                        List.of(
                                                Futures.<String>failed(new Exception()),
                                                Futures.ready("v"),
                                                loser))
                                .poll(cx))
                .isEqualTo(Poll.ready("v"));
        assertThat(loser.drops).isEqualTo(1);
    }

    @Test
    void toStringCountsWhatRuns() throws Exception {
        Future<?> all = Futures.joinAll(List.of(Futures.pending(), Futures.ready(1)));
        all.poll(cx);
        assertThat(all).hasToString("JoinAll[1 of 2 running]");
        all.drop();
        assertThat(all).hasToString("JoinAll[dropped]");
    }
}
