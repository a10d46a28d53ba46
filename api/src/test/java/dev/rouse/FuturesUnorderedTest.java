package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.channel.Oneshot;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many futures on one task: who is polled when, and what comes out. */
class FuturesUnorderedTest {

    private final TestContext cx = new TestContext();
    private final FuturesUnordered<String> set = new FuturesUnordered<>();
    private final List<String> trace = new ArrayList<>();

    /** Writes down its polls; is ready when told so. */
    private final class Child {
        final String name;
        boolean ready;
        boolean selfWaking;
        final Probe<String> probe =
                Probe.polling(
                        p -> {
                            trace.add(name());
                            if (selfWaking()) {
                                p.wake();
                            }
                            return ready() ? Poll.ready(name()) : Poll.pending();
                        });

        Child(String name) {
            this.name = name;
            set.push(probe);
        }

        String name() {
            return name;
        }

        boolean ready() {
            return ready;
        }

        boolean selfWaking() {
            return selfWaking;
        }

        void finish() {
            ready = true;
            probe.wake();
        }
    }

    private PollNext<String> poll() throws Exception {
        return set.pollNext(cx);
    }

    @Test
    void anEmptySetIsDoneAndMayBeFilledAgain() throws Exception {
        assertThat(set.isEmpty()).isTrue();
        assertThat(poll()).isSameAs(PollNext.done());
        set.push(Futures.ready("a"));
        assertThat(set.size()).isEqualTo(1);
        assertThat(poll()).isEqualTo(PollNext.item("a"));
        assertThat(poll()).isSameAs(PollNext.done());
        assertThat(poll()).isSameAs(PollNext.done());
    }

    @Test
    void onlyWokenChildrenArePolledInTheOrderOfTheirWakes() throws Exception {
        Child a = new Child("a");
        new Child("b");
        Child c = new Child("c");
        assertThat(poll()).isSameAs(PollNext.pending());
        assertThat(trace).containsExactly("a", "b", "c");
        trace.clear();
        assertThat(poll()).isSameAs(PollNext.pending());
        assertThat(trace).isEmpty();
        int wakes = cx.wakes();
        c.probe.wake();
        a.probe.wake();
        c.probe.wake();
        assertThat(cx.wakes()).isEqualTo(wakes + 1);
        assertThat(poll()).isSameAs(PollNext.pending());
        assertThat(trace).containsExactly("c", "a");
    }

    @Test
    void everyWokenChildIsPolledThoughTheFirstHasAValue() throws Exception {
        Child a = new Child("a");
        new Child("b");
        Child c = new Child("c");
        a.ready = true;
        c.ready = true;
        assertThat(poll()).isEqualTo(PollNext.item("a"));
        assertThat(trace).containsExactly("a", "b", "c");
        assertThat(set.size()).isEqualTo(2);
        assertThat(poll()).isEqualTo(PollNext.item("c"));
        assertThat(trace).hasSize(3);
        assertThat(poll()).isSameAs(PollNext.pending());
    }

    @Test
    void aChildThatWakesItselfStarvesNobody() throws Exception {
        Child loud = new Child("loud");
        loud.selfWaking = true;
        Child quiet = new Child("quiet");
        assertThat(poll()).isSameAs(PollNext.pending());
        assertThat(trace).containsExactly("loud", "quiet");
        assertThat(cx.wakes()).isEqualTo(1);
        quiet.finish();
        assertThat(poll()).isEqualTo(PollNext.item("quiet"));
        assertThat(trace).containsExactly("loud", "quiet", "loud", "quiet");
    }

    @Test
    void whenTheBudgetIsUsedUpThePassGoesOnAtTheNextPoll() throws Exception {
        for (int i = 0; i < 10; i++) {
            new Child("" + i);
        }
        cx.budget = 4;
        assertThat(poll()).isSameAs(PollNext.pending());
        assertThat(trace).containsExactly("0", "1", "2", "3", "4");
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 100;
        assertThat(poll()).isSameAs(PollNext.pending());
        assertThat(trace).hasSize(10).doesNotHaveDuplicates();
    }

    /** They answer pending at the end of the budget and wake themselves, all of them. */
    @Test
    void childrenThatRunOutOfBudgetDoNotSpin() throws Exception {
        int many = 4000;
        List<Oneshot<String>> channels = new ArrayList<>();
        int[] polls = {0};
        for (int i = 0; i < many; i++) {
            Oneshot<String> channel = Oneshot.create();
            channel.sender().send("" + i);
            channels.add(channel);
            set.push(
                    Futures.pollFn(
                            context -> {
                                polls[0]++;
                                return channel.receiver().poll(context);
                            }));
        }
        int got = 0;
        while (!set.isEmpty()) {
            cx.budget = 128;
            int wakes = cx.wakes();
            while (poll() instanceof PollNext.Item<String>) {
                got++;
            }
            assertThat(set.isEmpty() || cx.wakes() > wakes).isTrue();
        }
        assertThat(got).isEqualTo(many);
        assertThat(polls[0]).as("linear, not quadratic").isLessThan(3 * many);
    }

    @Test
    void theLatestWakerOfTheSetIsWoken() throws Exception {
        Child a = new Child("a");
        TestContext later = new TestContext();
        poll();
        set.pollNext(later);
        int before = cx.wakes();
        a.probe.wake();
        assertThat(later.wakes()).isEqualTo(1);
        assertThat(cx.wakes()).isEqualTo(before);
    }

    @Test
    void wakesAfterTheEndOfAChildAreHarmless() throws Exception {
        Child a = new Child("a");
        Child b = new Child("b");
        poll();
        a.finish();
        assertThat(poll()).isEqualTo(PollNext.item("a"));
        int wakes = cx.wakes();
        a.probe.wake();
        a.probe.wake();
        assertThat(cx.wakes()).isEqualTo(wakes);
        assertThat(poll()).isSameAs(PollNext.pending());
        set.drop();
        b.probe.wake();
        assertThat(cx.wakes()).isEqualTo(wakes);
    }

    @Test
    void pushWakesATaskThatWaitsForTheSet() throws Exception {
        new Child("a");
        poll();
        int wakes = cx.wakes();
        set.push(Futures.ready("b"));
        assertThat(cx.wakes()).isEqualTo(wakes + 1);
        assertThat(poll()).isEqualTo(PollNext.item("b"));
    }

    @Test
    void aChildMayPushAnother() throws Exception {
        set.push(
                Futures.lazy(
                        () -> {
                            set.push(Futures.ready("second"));
                            return "first";
                        }));
        assertThat(poll()).isEqualTo(PollNext.item("first"));
        assertThat(poll()).isEqualTo(PollNext.item("second"));
        assertThat(poll()).isSameAs(PollNext.done());
    }

    @Test
    void nullIsAValueLikeAnyOther() throws Exception {
        FuturesUnordered<@Nullable String> nulls = new FuturesUnordered<>();
        nulls.push(Futures.ready(null));
        assertThat(nulls.pollNext(cx)).isEqualTo(PollNext.item(null));
        assertThat(nulls.pollNext(cx)).isSameAs(PollNext.done());
        assertThatThrownBy(() -> nulls.push(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void failureComesAfterTheValuesBeforeItAndDropsTheOthers() throws Exception {
        Exception failure = new Exception("on purpose");
        Probe<String> other = Probe.pending();
        set.push(Futures.ready("a"));
        set.push(Futures.failed(failure));
        set.push(other);
        assertThat(poll()).isEqualTo(PollNext.item("a"));
        assertThat(other.drops).isZero();
        assertThat(catchThrowable(this::poll)).isSameAs(failure);
        assertThat(other.drops).isEqualTo(1);
        assertThatThrownBy(this::poll).hasMessageStartingWith("polled after completion");
        assertThatThrownBy(() -> set.push(Futures.ready("late")))
                .isInstanceOf(IllegalStateException.class);
        set.drop();
    }

    @Test
    void aChildThatAnswersNullIsNamed() {
        set.push(
                new Future<>() {
                    @Override
                    @SuppressWarnings("NullAway") // breaks the contract on purpose
                    public Poll<String> poll(Context context) {
                        return null;
                    }

                    @Override
                    public String toString() {
                        return "Broken";
                    }
                });
        assertThatThrownBy(this::poll).hasMessage("Broken answered null");
    }

    @Test
    void dropDropsAllChildrenInOrderThoughOneThrows() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second");
        List<String> dropped = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            set.push(
                    Probe.<String>pending()
                            .onDrop(
                                    () -> {
                                        dropped.add(name);
                                        if (name.equals("a")) {
                                            throw first;
                                        }
                                        if (name.equals("b")) {
                                            throw second;
                                        }
                                    }));
        }
        assertThat(catchThrowable(set::drop)).isSameAs(first);
        assertThat(first.getSuppressed()).containsExactly(second);
        assertThat(dropped).containsExactly("a", "b", "c");
        set.drop();
        assertThatThrownBy(this::poll).hasMessageStartingWith("polled after drop");
    }

    @Test
    void clearDropsTheChildrenAndLeavesTheSetUsable() throws Exception {
        Child a = new Child("a");
        Child b = new Child("b");
        poll();
        a.probe.wake();
        assertThat(set.children()).hasSize(2);
        set.clear();
        assertThat(a.probe.drops).isEqualTo(1);
        assertThat(b.probe.drops).isEqualTo(1);
        assertThat(set.isEmpty()).isTrue();
        set.push(Futures.ready("c"));
        assertThat(poll()).isEqualTo(PollNext.item("c"));
        assertThat(poll()).isSameAs(PollNext.done());
    }

    @Test
    void childrenAreListedUntilTheyEnd() throws Exception {
        Child a = new Child("a");
        Child b = new Child("b");
        assertThat(set.children()).hasSize(2);
        assertThat(set).hasToString("FuturesUnordered of FutureSet[2 futures]");
        a.ready = true;
        poll();
        assertThat(set.children()).hasSize(1);
        assertThat(set.children().get(0)).isSameAs(b.probe);
    }

    @Test
    void orderedKeepsTheOrderOfThePushes() throws Exception {
        FuturesOrdered<String> ordered = new FuturesOrdered<>();
        Oneshot<String> a = Oneshot.create();
        Oneshot<String> b = Oneshot.create();
        ordered.pushBack(a.receiver());
        ordered.pushBack(b.receiver());
        assertThat(ordered.pollNext(cx)).isSameAs(PollNext.pending());
        b.sender().send("b");
        assertThat(ordered.pollNext(cx)).isSameAs(PollNext.pending());
        ordered.pushFront(Futures.ready("front"));
        assertThat(ordered.size()).isEqualTo(3);
        assertThat(ordered.pollNext(cx)).isEqualTo(PollNext.item("front"));
        a.sender().send("a");
        assertThat(ordered.pollNext(cx)).isEqualTo(PollNext.item("a"));
        assertThat(ordered.pollNext(cx)).isEqualTo(PollNext.item("b"));
        assertThat(ordered.isEmpty()).isTrue();
        assertThat(ordered.pollNext(cx)).isSameAs(PollNext.done());
    }

    @Test
    void orderedThrowsAFailureInItsTurn() throws Exception {
        Exception failure = new Exception("on purpose");
        Oneshot<String> a = Oneshot.create();
        Probe<String> last = Probe.pending();
        FuturesOrdered<String> ordered =
                new FuturesOrdered<>(List.of(a.receiver(), Futures.failed(failure), last));
        assertThat(ordered.pollNext(cx)).isSameAs(PollNext.pending());
        a.sender().send("a");
        assertThat(ordered.pollNext(cx)).isEqualTo(PollNext.item("a"));
        assertThat(last.drops).isZero();
        assertThat(catchThrowable(() -> ordered.pollNext(cx))).isSameAs(failure);
        assertThat(last.drops).isEqualTo(1);
        assertThat(ordered.children()).isEmpty();
    }

    @Test
    void setsMayHoldSets() throws Exception {
        Oneshot<String> inner = Oneshot.create();
        FuturesUnordered<String> in = new FuturesUnordered<>(List.of(inner.receiver()));
        set.push(in.take(1).fold("", (all, item) -> item));
        assertThat(poll()).isSameAs(PollNext.pending());
        int wakes = cx.wakes();
        inner.sender().send("deep");
        assertThat(cx.wakes()).isEqualTo(wakes + 1);
        assertThat(poll()).isEqualTo(PollNext.item("deep"));
    }
}
