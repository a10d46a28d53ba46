package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Several handles of one future; races are checked with jcstress. */
class SharedTest {

    private static final int MANY = 100_000;

    private final Probe<Object> inner = Probe.readyAfter(1, new Object());
    private final Shared<Object> first = inner.shared();
    private final Shared<Object> second = first.share();
    private final TestContext one = new TestContext();
    private final TestContext two = new TestContext();

    @Test
    void everyHandleGivesTheSameObject() throws Exception {
        first.poll(one);
        Object value = ((Poll.Ready<Object>) first.poll(one)).value();
        assertThat(((Poll.Ready<Object>) second.poll(two)).value()).isSameAs(value);
        assertThat(inner.polls).isEqualTo(2);
    }

    @Test
    void everyHandleThrowsTheSameObject() {
        Exception failure = new Exception();
        Shared<String> failing = Futures.<String>failed(failure).shared();
        Shared<String> other = failing.share();
        assertThatThrownBy(() -> failing.poll(one)).isSameAs(failure);
        assertThat(other.peek()).isSameAs(Poll.pending());
        assertThatThrownBy(() -> other.poll(two)).isSameAs(failure);
    }

    @Test
    void wakeOfTheFutureWakesAllWhoWait() throws Exception {
        Probe<Object> future = Probe.pending();
        Shared<Object> handle = future.shared();
        Shared<Object> other = handle.share();
        Shared<Object> unpolled = handle.share();
        handle.poll(one);
        other.poll(two);
        future.wake();
        future.wake();
        assertThat(one.wakes()).isEqualTo(1);
        assertThat(two.wakes()).isEqualTo(1);
        assertThat(unpolled.handles()).isEqualTo(3);
    }

    @Test
    void endWakesTheOthersAndNotThePoller() throws Exception {
        Probe<Object> future = Probe.readyAfter(2, "v");
        Shared<Object> handle = future.shared();
        Shared<Object> other = handle.share();
        other.poll(two);
        handle.poll(one);
        assertThat(handle.poll(one)).isEqualTo(Poll.ready("v"));
        assertThat(one.wakes()).isZero();
        assertThat(two.wakes()).isEqualTo(1);
        assertThat(other.poll(two)).isEqualTo(Poll.ready("v"));
    }

    /**
     * The lost wake-up of other libraries: the task that polls is woken and dropped before it polls
     * again, after the other one has been woken and has waited anew.
     */
    @Test
    void pollerDroppedBetweenWakeAndPollLeavesNobodyBehind() throws Exception {
        Probe<Object> future = Probe.pending();
        Shared<Object> poller = future.shared();
        Shared<Object> waiter = poller.share();
        waiter.poll(two);
        poller.poll(one);
        future.wake();
        poller.drop();
        assertThat(two.wakes()).isPositive();
        int polls = future.polls;
        waiter.poll(two);
        assertThat(future.polls).as("the waiter has taken over").isEqualTo(polls + 1);
        int wakes = two.wakes();
        future.wake();
        assertThat(two.wakes()).isEqualTo(wakes + 1);
    }

    /** As above, with the wake during the poll, when the waiter can do nothing but wait anew. */
    @Test
    void wakeDuringThePollReachesWhoWaitsAfterIt() throws Exception {
        Shared<?>[] waiter = new Shared<?>[1];
        Probe<Object> future =
                Probe.polling(
                        p -> {
                            if (p.polls == 1) {
                                p.wake();
                                assertThat(waiter[0].poll(two)).isSameAs(Poll.pending());
                                assertThat(two.wakes()).as("not yet").isZero();
                            }
                            return Poll.pending();
                        });
        Shared<Object> poller = future.shared();
        waiter[0] = poller.share();
        poller.poll(one);
        assertThat(two.wakes()).as("when the poll is over").isEqualTo(1);
        assertThat(one.wakes()).isEqualTo(1);
        poller.drop();
        waiter[0].poll(two);
        assertThat(future.polls).isEqualTo(2);
    }

    @Test
    void droppedPollerHandsOverToOneThatWaits() throws Exception {
        Probe<Object> future = Probe.pending();
        Shared<Object> waiter = future.shared();
        Shared<Object> poller = waiter.share();
        waiter.poll(two);
        poller.poll(one);
        poller.drop();
        assertThat(two.wakes()).as("its timer may have gone with the poller").isEqualTo(1);
    }

    @Test
    void droppedWaiterThatWasChosenPassesItOn() throws Exception {
        Probe<Object> future = Probe.pending();
        Shared<Object> poller = future.shared();
        Shared<Object> waiter = poller.share();
        Shared<Object> last = poller.share();
        TestContext three = new TestContext();
        waiter.poll(two);
        last.poll(three);
        poller.poll(one);
        poller.drop();
        assertThat(two.wakes() + three.wakes()).isEqualTo(1);
        (two.wakes() == 1 ? waiter : last).drop();
        assertThat(two.wakes() + three.wakes()).isEqualTo(2);
    }

    /**
     * Each drop looks for a successor; if it searched, this would take ten thousand million steps.
     */
    @Test
    void hundredThousandHandlesLeaveAfterAWake() throws Exception {
        Probe<Object> future = Probe.pending();
        Shared<Object> keeper = future.shared();
        List<Shared<Object>> handles = waiting(keeper, MANY);
        future.wake();
        handles.forEach(Future::drop);
        assertThat(keeper.handles()).isEqualTo(1);
    }

    /** Each of them is the one that has polled last, so each drop chooses a successor. */
    @Test
    void hundredThousandHandlesComeAndGoWhileAsManyWait() throws Exception {
        Probe<Object> future = Probe.pending();
        Shared<Object> keeper = future.shared();
        List<Shared<Object>> handles = waiting(keeper, MANY);
        for (int i = 0; i < MANY; i++) {
            Shared<Object> passing = keeper.share();
            passing.poll(two);
            passing.drop();
        }
        assertThat(one.wakes()).as("each was chosen once, and none again").isEqualTo(MANY);
        handles.forEach(Future::drop);
        assertThat(keeper.handles()).isEqualTo(1);
    }

    @Test
    void oneThatWasChosenAndPollsAgainIsChosenAgain() throws Exception {
        Probe<Object> future = Probe.pending();
        Shared<Object> waiter = future.shared();
        waiter.poll(two);
        for (int times = 1; times <= 3; times++) {
            Shared<Object> poller = waiter.share();
            poller.poll(one);
            poller.drop();
            assertThat(two.wakes()).isEqualTo(times);
            waiter.poll(two);
        }
        future.wake();
        assertThat(two.wakes()).isEqualTo(4);
    }

    private List<Shared<Object>> waiting(Shared<Object> keeper, int count) throws Exception {
        List<Shared<Object>> handles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Shared<Object> handle = keeper.share();
            handle.poll(one);
            handles.add(handle);
        }
        return handles;
    }

    @Test
    void droppedBystanderWakesNobody() throws Exception {
        Probe<Object> future = Probe.pending();
        Shared<Object> bystander = future.shared();
        Shared<Object> poller = bystander.share();
        bystander.poll(two);
        poller.poll(one);
        bystander.drop();
        assertThat(one.wakes()).isZero();
    }

    @Test
    void lastDroppedHandleDropsTheFuture() throws Exception {
        first.poll(one);
        first.drop();
        first.drop();
        assertThat(inner.drops).isZero();
        second.drop();
        assertThat(inner.drops).isEqualTo(1);
        inner.wake();
        assertThat(one.wakes()).isZero();
    }

    @Test
    void handlesAreCountedAndForgotten() throws Exception {
        assertThat(first.handles()).isEqualTo(2);
        for (int i = 0; i < 1_000; i++) {
            Shared<Object> brief = Futures.pending().shared();
            Shared<Object> another = brief.share();
            another.poll(one);
            another.drop();
            brief.drop();
        }
        Shared<Object> signal = Futures.pending().shared();
        for (int i = 0; i < 1_000; i++) {
            Shared<Object> brief = signal.share();
            brief.poll(one);
            brief.drop();
        }
        assertThat(signal.handles()).isEqualTo(1);
        assertThat(signal).extracting("cell.waiting.size").isEqualTo(0);
    }

    @Test
    void handlesKnowWhetherTheyShareAFuture() {
        assertThat(first.sharesWith(second)).isTrue();
        assertThat(first.sharesWith(Futures.pending().shared())).isFalse();
        second.drop();
        assertThat(first.sharesWith(second)).isFalse();
        assertThat(second.sharesWith(second)).isFalse();
    }

    @Test
    void peekLooksAndDoesNotPoll() throws Exception {
        assertThat(second.peek()).isSameAs(Poll.pending());
        assertThat(inner.polls).isZero();
        first.poll(one);
        first.poll(one);
        assertThat(second.peek().isReady()).isTrue();
        assertThat(second.poll(two).isReady()).isTrue();
        assertThat(second.peek()).isSameAs(Poll.pending());
    }

    @Test
    void weakReferenceLeadsBackWhileThereIsAHandle() throws Exception {
        WeakShared<Object> weak = first.downgrade();
        Shared<Object> third = weak.upgrade();
        assertThat(third).isNotNull();
        assertThat(first.handles()).isEqualTo(3);
        first.drop();
        second.drop();
        assertThat(inner.drops).isZero();
        third.drop();
        assertThat(inner.drops).isEqualTo(1);
        assertThat(weak.upgrade()).isNull();
    }

    @Test
    void weakReferenceKeepsNoValueAfterTheLastHandle() throws Exception {
        WeakShared<Object> weak = first.downgrade();
        first.poll(one);
        first.poll(one);
        second.poll(two);
        assertThat(weak.upgrade()).isNull();
        assertThat(weak).extracting("outcome").isNull();
    }

    @Test
    void endedHandlesCannotBeShared() throws Exception {
        first.poll(one);
        first.poll(one);
        assertThatThrownBy(first::share).hasMessageContaining("shared after completion");
        second.drop();
        assertThatThrownBy(second::downgrade).hasMessageContaining("shared after drop");
        assertThat(first.handles()).isZero();
    }

    @Test
    void valueThatIsThereSpendsBudget() throws Exception {
        first.poll(one);
        first.poll(one);
        two.budget = 0;
        assertThat(second.poll(two)).isSameAs(Poll.pending());
        assertThat(two.wakes()).isEqualTo(1);
        two.budget = 1;
        assertThat(second.poll(two).isReady()).isTrue();
    }

    @Test
    void handleThatComesDuringAPollOfAnotherThreadOnlyWaits() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayLeave = new CountDownLatch(1);
        Probe<Object> slow =
                Probe.polling(
                        p -> {
                            inside.countDown();
                            mayLeave.await();
                            return Poll.ready("v");
                        });
        Shared<Object> poller = slow.shared();
        Shared<Object> waiter = poller.share();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                poller.poll(one);
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        thread.start();
        inside.await();
        assertThat(waiter).asString().contains("polling");
        assertThat(waiter.poll(two)).isSameAs(Poll.pending());
        mayLeave.countDown();
        thread.join();
        assertThat(two.wakes()).isEqualTo(1);
        assertThat(waiter.poll(two)).isEqualTo(Poll.ready("v"));
    }

    @Test
    void toStringDecodesTheState() throws Exception {
        assertThat(first).hasToString("Shared[idle, handles 2]");
        first.poll(one);
        inner.wake();
        assertThat(first).hasToString("Shared[woken, handles 2]");
        first.poll(one);
        assertThat(first).hasToString("Shared[completed]");
        assertThat(second).hasToString("Shared[complete, handles 1]");
        second.drop();
        assertThat(second).hasToString("Shared[dropped]");
    }

    @Test
    void toStringDecodesTheStatesOfAPollToo() throws Exception {
        List<String> texts = new ArrayList<>();
        Shared<?>[] self = new Shared<?>[1];
        Probe<Object> future =
                Probe.polling(
                        p -> {
                            texts.add(self[0].toString());
                            p.wake();
                            texts.add(self[0].toString());
                            return Poll.pending();
                        });
        self[0] = future.shared();
        WeakShared<?> weak = self[0].downgrade();
        self[0].poll(one);
        texts.add(self[0].toString());
        self[0].drop();
        texts.add(weak.toString());
        assertThat(texts)
                .containsExactly(
                        "Shared[polling, handles 1]",
                        "Shared[polling, woken, handles 1]",
                        "Shared[woken, handles 1]",
                        "Shared[dropped, handles 0]");
    }

    @Test
    void futureThatAnswersNullFailsAllHandles() throws Exception {
        Shared<Object> broken = Probe.polling(p -> null).shared();
        Shared<Object> other = broken.share();
        assertThatThrownBy(() -> broken.poll(one)).hasMessageContaining("answered null");
        assertThatThrownBy(() -> other.poll(two)).hasMessageContaining("answered null");
    }
}
