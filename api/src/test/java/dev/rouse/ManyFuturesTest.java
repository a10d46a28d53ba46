package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.channel.Oneshot;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More futures than are polled all at each wake: only those that were woken are polled. */
class ManyFuturesTest {

    private static final int MANY = 100;

    private final TestContext cx = new TestContext();

    private static List<Probe<Integer>> readyAfterOnePoll() {
        return IntStream.range(0, MANY).mapToObj(i -> Probe.readyAfter(1, i)).toList();
    }

    private static int polls(List<? extends Probe<?>> probes) {
        return probes.stream().mapToInt(p -> p.polls).sum();
    }

    @Test
    void onlyWokenChildrenArePolledAgain() throws Exception {
        List<Probe<Integer>> children = readyAfterOnePoll();
        Future<List<Integer>> all = Futures.joinAll(children);
        all.poll(cx);
        assertThat(polls(children)).isEqualTo(MANY);
        children.get(7).wake();
        children.get(7).wake();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(all.poll(cx)).isSameAs(Poll.pending());
        assertThat(polls(children)).isEqualTo(MANY + 1);
        assertThat(all.poll(cx)).isSameAs(Poll.pending());
        assertThat(polls(children)).as("a spurious poll").isEqualTo(MANY + 1);
    }

    @Test
    void wokenChildrenArePolledInTheOrderOfTheirWakes() throws Exception {
        List<Integer> order = new ArrayList<>();
        List<Probe<Integer>> children =
                IntStream.range(0, MANY)
                        .mapToObj(
                                i ->
                                        Probe.<Integer>polling(
                                                p -> {
                                                    order.add(i);
                                                    return Poll.pending();
                                                }))
                        .toList();
        Future<?> all = Futures.joinAll(children);
        all.poll(cx);
        assertThat(order).isSorted().hasSize(MANY);
        order.clear();
        for (int i : new int[] {50, 3, 99, 4}) {
            children.get(i).wake();
        }
        all.poll(cx);
        assertThat(order).containsExactly(50, 3, 99, 4);
    }

    @Test
    void childThatWakesItselfIsPolledOnceAPoll() throws Exception {
        List<Future<?>> children = new ArrayList<>(readyAfterOnePoll());
        Probe<Integer> eager =
                Probe.polling(
                        p -> {
                            p.wake();
                            return Poll.pending();
                        });
        children.set(5, eager);
        Future<?> all = Futures.joinAll(children);
        for (int i = 1; i <= 5; i++) {
            all.poll(cx);
            assertThat(eager.polls).isEqualTo(i);
            assertThat(cx.wakes()).isEqualTo(i);
        }
    }

    @Test
    void latestWakerOfTheTaskIsWoken() throws Exception {
        List<Probe<Integer>> children = readyAfterOnePoll();
        Future<?> all = Futures.joinAll(children);
        TestContext other = new TestContext();
        all.poll(cx);
        all.poll(other);
        children.get(1).wake();
        assertThat(cx.wakes()).isZero();
        assertThat(other.wakes()).isEqualTo(1);
    }

    @Test
    void valuesAreInTheOrderOfTheFuturesWhateverTheOrderOfTheirEnds() throws Exception {
        List<Oneshot<Integer>> channels =
                IntStream.range(0, MANY).mapToObj(i -> Oneshot.<Integer>create()).toList();
        Future<List<Integer>> all =
                Futures.joinAll(channels.stream().map(Oneshot::receiver).toList());
        all.poll(cx);
        for (int i = MANY - 1; i > 0; i--) {
            channels.get(i).sender().send(i);
            assertThat(all.poll(cx)).isSameAs(Poll.pending());
        }
        channels.get(0).sender().send(0);
        assertThat(all.poll(cx)).isEqualTo(Poll.ready(IntStream.range(0, MANY).boxed().toList()));
    }

    @Test
    void endOfTheBudgetLeavesTheRestInLineAndLosesNothing() throws Exception {
        List<Oneshot<Integer>> channels =
                IntStream.range(0, MANY).mapToObj(i -> Oneshot.<Integer>create()).toList();
        int[] polls = new int[1];
        Future<List<Integer>> all =
                Futures.joinAll(
                        channels.stream()
                                .map(
                                        c ->
                                                Futures.<Integer>pollFn(
                                                        child -> {
                                                            polls[0]++;
                                                            return c.receiver().poll(child);
                                                        }))
                                .toList());
        channels.forEach(c -> c.sender().send(1));
        int rounds = 0;
        Poll<List<Integer>> polled;
        do {
            cx.budget = 10;
            polled = all.poll(cx);
            rounds++;
            assertThat(cx.wakes()).as("woken for the next poll").isGreaterThanOrEqualTo(rounds - 1);
        } while (polled.isPending());
        assertThat(rounds).isEqualTo(MANY / 10);
        assertThat(polls[0]).as("no poll in vain but one a round").isLessThan(MANY + rounds);
    }

    @Test
    void selectAmongManyGivesTheOthersBackAlive() throws Exception {
        List<Probe<Integer>> children = readyAfterOnePoll();
        Future<SelectedFrom<Integer>> select = Futures.selectAll(children);
        select.poll(cx);
        children.get(40).wake();
        children.get(20).wake();
        SelectedFrom<Integer> selected =
                ((Poll.Ready<SelectedFrom<Integer>>) select.poll(cx)).value();
        assertThat(selected.index()).isEqualTo(40);
        assertThat(selected.others()).hasSize(MANY - 1).contains(children.get(20));
        assertThat(selected.others().get(20).poll(cx)).isEqualTo(Poll.ready(20));
    }

    @Test
    void explicitOrderIsKeptAmongManyToo() throws Exception {
        List<Probe<Integer>> children = readyAfterOnePoll();
        Future<SelectedFrom<Integer>> select = Futures.selectAll(PollOrder.biased(), children);
        select.poll(cx);
        children.get(40).wake();
        SelectedFrom<Integer> selected =
                ((Poll.Ready<SelectedFrom<Integer>>) select.poll(cx)).value();
        assertThat(selected.index()).isZero();
    }

    @Test
    void wakesAfterTheEndReachNobody() throws Exception {
        List<Probe<Integer>> children = readyAfterOnePoll();
        Future<?> all = Futures.joinAll(children);
        all.poll(cx);
        all.drop();
        assertThat(children).allMatch(c -> c.drops == 1);
        children.forEach(Probe::wake);
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void failureAmongManyDropsTheRest() throws Exception {
        Exception failure = new Exception();
        List<Probe<Integer>> children = new ArrayList<>(readyAfterOnePoll());
        children.set(30, Probe.failingAfter(1, failure));
        Future<?> all = Futures.joinAll(children);
        all.poll(cx);
        children.get(30).wake();
        assertThatThrownBy(() -> all.poll(cx)).isSameAs(failure);
        assertThat(children.stream().filter(c -> c.drops == 1)).hasSize(MANY - 1);
    }

    @Test
    void partsUseTheServicesOfTheTask() throws Exception {
        List<Future<Boolean>> children = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            children.add(
                    Futures.pollFn(
                            child -> {
                                Context inner = child.withWaker(new TestContext().waker());
                                assertThatThrownBy(child::spawner)
                                        .isInstanceOf(UnsupportedOperationException.class);
                                return Poll.ready(child.timer() == cx.timer && inner.tryProceed());
                            }));
        }
        Future<List<Boolean>> all = Futures.joinAll(children);
        assertThat(((Poll.Ready<List<Boolean>>) all.poll(cx)).value()).containsOnly(true);
    }
}
