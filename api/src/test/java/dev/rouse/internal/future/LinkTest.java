package dev.rouse.internal.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.testing.Drive;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Chains of {@code map} and {@code then}: the head does the work, whatever the length. */
class LinkTest {

    private static final int LONG = 200_000;

    private final TestContext cx = new TestContext();
    private final List<Integer> calls = new ArrayList<>();

    private static Future<Integer> manyLinks(Future<Integer> source) {
        Future<Integer> chain = source;
        for (int i = 0; i < LONG; i += 2) {
            chain = chain.map(v -> v + 1).then(v -> Futures.ready(v + 1));
        }
        return chain;
    }

    // ---- length ----

    @Test
    void lengthCostsNoStackAndAPendingSourceIsPolledOnce() throws Exception {
        Probe<Integer> source = Probe.readyAfter(2, 0);
        Future<Integer> chain = manyLinks(source);
        assertThat(chain.poll(cx)).isSameAs(Poll.pending());
        assertThat(chain.poll(cx)).isSameAs(Poll.pending());
        assertThat(source.polls).isEqualTo(2);
        assertThat(chain.poll(cx)).isEqualTo(Poll.ready(LONG));
    }

    @Test
    void longChainIsDroppedAndShownWithoutStack() {
        Probe<Integer> source = Probe.pending();
        Future<Integer> chain = manyLinks(source);
        assertThat(chain.toString())
                .startsWith("Then[Map[Then[Map[")
                .contains("Map[(" + (LONG - 16) + " more) " + source + "], ...]], ...]");
        chain.drop();
        chain.drop();
        assertThat(source.drops).isEqualTo(1);
        assertThat(chain).hasToString("Then[DROPPED]");
    }

    /** As one would write it with a function that calls itself. */
    private static Future<String> countDown(Future<Integer> step, int left) {
        return step.then(
                one -> left == 0 ? Futures.ready("done") : countDown(Futures.ready(1), left - one));
    }

    @Test
    void loopOfThensTakesNoStackAndGivesWayWhenItsBudgetIsSpent() throws Exception {
        assertThat(Drive.<String>toEnd(countDown(Futures.ready(1), LONG), 100)).isEqualTo("done");
    }

    private static Future<Integer> forever(int round) {
        return Futures.ready(round).then(before -> forever(before + 1));
    }

    @Test
    void endlessLoopOfThensLeavesTheThreadToOthers() throws Exception {
        cx.budget = 10;
        Future<Integer> loop = forever(0);
        assertThat(loop.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).as("it wants to go on").isEqualTo(1);
        loop.drop();
    }

    /** Each round captures something; only the one that runs may be kept. */
    private static Future<Integer> rounds(int left, List<WeakReference<Object>> captured) {
        Object own = new Object();
        captured.add(new WeakReference<>(own));
        return Futures.yieldNow()
                .map(nothing -> own.hashCode())
                .then(hash -> left == 0 ? Futures.ready(hash) : rounds(left - 1, captured));
    }

    @Test
    void loopOfThensKeepsNothingOfItsRounds() throws Exception {
        List<WeakReference<Object>> captured = new ArrayList<>();
        Future<Integer> loop = rounds(10, captured);
        for (int i = 0; i < 5; i++) {
            assertThat(loop.poll(cx)).isSameAs(Poll.pending());
        }
        assertThat(captured).hasSize(5);
        for (int i = 0; i < 20 && captured.stream().limit(4).anyMatch(c -> c.get() != null); i++) {
            System.gc();
        }
        assertThat(captured.stream().limit(4)).allMatch(earlier -> earlier.get() == null);
        assertThat(captured.get(4).get()).isNotNull();
        loop.drop();
    }

    /** What a function captured is not kept while the future that it gave is waited for. */
    @Test
    void functionsThatHaveBeenCalledAreNotKeptByTheWait() throws Exception {
        List<WeakReference<Object>> captured = new ArrayList<>();
        Future<Integer> chain = twoThatCapture(captured);
        assertThat(chain.poll(cx)).isSameAs(Poll.pending());
        for (int i = 0; i < 20 && captured.stream().anyMatch(c -> c.get() != null); i++) {
            System.gc();
        }
        assertThat(captured).hasSize(2).allMatch(each -> each.get() == null);
        chain.drop();
    }

    private static Future<Integer> twoThatCapture(List<WeakReference<Object>> captured) {
        Object inner = new Object();
        Object head = new Object();
        captured.add(new WeakReference<>(inner));
        captured.add(new WeakReference<>(head));
        return Futures.ready(1)
                .map(v -> inner == head ? 0 : v)
                .then(v -> inner == head ? Futures.ready(0) : Futures.<Integer>pending());
    }

    // ---- order and ends ----

    private Integer called(int number) {
        calls.add(number);
        return number;
    }

    @Test
    void functionsAreCalledInOrderAndThoseOfAnInnerChainInTheMiddle() throws Exception {
        Future<Integer> chain =
                Probe.readyAfter(1, 0)
                        .map(v -> called(1))
                        .then(
                                v ->
                                        Probe.readyAfter(1, 0)
                                                .map(w -> called(2))
                                                .then(w -> Futures.ready(called(3))))
                        .map(v -> called(v + 1))
                        .then(v -> Futures.ready(called(v + 1)));
        assertThat(chain).hasToString("Then[Map[Then[Map[" + probeOf(chain) + "], ...]], ...]");
        assertThat(Drive.<Integer>toEnd(waking(chain))).isEqualTo(5);
        assertThat(calls).containsExactly(1, 2, 3, 4, 5);
    }

    /** A probe does not wake. */
    private static Future<Integer> waking(Future<Integer> chain) {
        return Futures.pollFn(
                cx -> {
                    Poll<Integer> polled = chain.poll(cx);
                    if (polled.isPending()) {
                        cx.waker().wake();
                    }
                    return polled;
                });
    }

    private static String probeOf(Future<?> chain) {
        String text = chain.toString();
        return text.substring(text.indexOf("dev.rouse.testing"), text.indexOf(']'));
    }

    @Test
    void failureInTheMiddleEndsTheChain() {
        IllegalStateException broken = new IllegalStateException("broken");
        Future<Integer> chain =
                Futures.ready(0)
                        .map(v -> called(1))
                        .<Integer>map(
                                v -> {
                                    throw broken;
                                })
                        .map(v -> called(3));
        assertThatThrownBy(() -> chain.poll(cx)).isSameAs(broken);
        assertThat(calls).containsExactly(1);
        assertThatThrownBy(() -> chain.poll(cx)).hasMessageContaining("polled after completion");
        assertThat(chain).hasToString("Map[COMPLETED]");
    }

    @Test
    void secondThatFailsAtOnceOrLaterEndsTheChain() {
        for (int pendings = 0; pendings < 2; pendings++) {
            Probe<Integer> second = Probe.failingAfter(pendings, new Exception("broken"));
            Future<Integer> chain = Futures.ready(0).then(v -> second).map(v -> called(v));
            assertThatThrownBy(() -> Drive.<Integer>toEnd(waking(chain))).hasMessage("broken");
            chain.drop();
            assertThat(second.drops).as("it had ended").isZero();
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void onlyWhatIsWaitedForIsDropped() throws Exception {
        Probe<Integer> first = Probe.readyAfter(0, 1);
        Probe<Integer> second = Probe.pending();
        Future<Integer> chain = first.then(v -> second.map(w -> called(w))).map(v -> called(v));
        assertThat(chain.poll(cx)).isSameAs(Poll.pending());
        chain.drop();
        assertThat(first.drops).isZero();
        assertThat(second.drops).isEqualTo(1);
        assertThatThrownBy(() -> chain.poll(cx)).hasMessageContaining("polled after drop");
    }

    @Test
    void inPlaceOfASecondFutureNullIsRefused() {
        Future<Integer> chain = Futures.ready(0).<Integer>then(v -> null).map(v -> called(v));
        assertThatThrownBy(() -> chain.poll(cx))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("then() answered null");
        assertThatThrownBy(() -> chain.poll(cx)).hasMessageContaining("polled after completion");
    }

    // ---- links of a longer chain ----

    @Test
    void linkOfALongerChainRefusesToBePolledAndDropsNothing() throws Exception {
        Probe<Integer> source = Probe.readyAfter(0, 1);
        Future<Integer> below = source.map(v -> v + 1);
        Future<Integer> chain = below.map(v -> v * 10);
        assertThatThrownBy(() -> below.poll(cx))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("part of a longer chain");
        below.drop();
        assertThat(source.drops).isZero();
        assertThat(below).hasToString("Map[in a longer chain]");
        assertThat(chain.poll(cx)).isEqualTo(Poll.ready(20));
    }

    @Test
    void linkThatIsUsedTwiceFailsInTheSecondChainOnly() throws Exception {
        Future<Integer> below = Futures.ready(1).map(v -> v + 1);
        Future<Integer> first = below.map(v -> v * 10);
        Future<Integer> second = below.map(v -> v * 100);
        assertThatThrownBy(() -> second.poll(cx)).hasMessageContaining("part of a longer chain");
        assertThat(first.poll(cx)).isEqualTo(Poll.ready(20));
    }

    @Test
    void linkThatHasBegunGoesOnInALongerChain() throws Exception {
        Future<Integer> below =
                Probe.readyAfter(1, 1).then(v -> Probe.readyAfter(2, v + 1)).map(v -> v + 1);
        assertThat(below.poll(cx)).isSameAs(Poll.pending());
        assertThat(below.poll(cx)).as("the second one").isSameAs(Poll.pending());
        Future<Integer> chain = below.then(v -> Futures.ready(v * 10));
        assertThat(chain.poll(cx)).isSameAs(Poll.pending());
        assertThat(chain.poll(cx)).isEqualTo(Poll.ready(30));
    }

    @Test
    void linkThatWaitsForItsLastSecondGoesOnInALongerChain() throws Exception {
        Future<Integer> below = Futures.ready(1).then(v -> Probe.readyAfter(1, v + 1));
        assertThat(below.poll(cx)).isSameAs(Poll.pending());
        assertThat(below.map(v -> v + 1).poll(cx)).isEqualTo(Poll.ready(3));
    }

    @Test
    void linkThatHasEndedEndsTheLongerChainToo() throws Exception {
        Future<Integer> completed = Futures.ready(1).map(v -> v);
        completed.poll(cx);
        Future<Integer> dropped = Futures.ready(1).map(v -> v);
        dropped.drop();
        assertThatThrownBy(() -> completed.map(v -> called(v)).poll(cx))
                .hasMessageContaining("polled after completion");
        assertThatThrownBy(() -> dropped.map(v -> called(v)).poll(cx))
                .hasMessageContaining("polled after drop");
        assertThat(calls).isEmpty();
    }

    @Test
    void thenThatGoesOnWithItselfFailsInsteadOfHanging() {
        AtomicReference<@Nullable Future<Integer>> itself = new AtomicReference<>();
        Future<Integer> chain = Futures.ready(1).then(v -> itself.get());
        itself.set(chain);
        assertThatThrownBy(() -> chain.poll(cx)).isInstanceOf(IllegalStateException.class);
    }
}
