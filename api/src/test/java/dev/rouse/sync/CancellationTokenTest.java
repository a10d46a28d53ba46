package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.sync.CancellationToken.DropGuard;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CancellationTokenTest {

    private static final int MANY = 100_000;

    private final CancellationToken root = CancellationToken.create();

    private static TestContext waiting(Future<?> future) throws Exception {
        TestContext own = new TestContext();
        assertThat(future.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    private static void awaitCollected(WeakReference<?> reference) {
        while (reference.get() != null) { // the watchdog ends it if it never comes true
            System.gc();
        }
    }

    @Test
    void cancelReachesDescendantsAndNobodyElse() {
        CancellationToken child = root.child();
        CancellationToken grandchild = child.child();
        CancellationToken sibling = root.child();
        child.cancel();
        assertThat(child.isCancelled()).isTrue();
        assertThat(grandchild.isCancelled()).isTrue();
        assertThat(sibling.isCancelled()).isFalse();
        assertThat(root.isCancelled()).isFalse();
        root.cancel();
        assertThat(sibling.isCancelled()).isTrue();
        assertThat(root).hasToString("CancellationToken[cancelled]");
    }

    @Test
    void childOfACancelledTokenIsCancelled() {
        root.cancel();
        root.cancel();
        assertThat(root.child().isCancelled()).isTrue();
        assertThat(root.child().child().isCancelled()).isTrue();
    }

    @Test
    void cancelWakesThoseWhoWaitParentsFirst() throws Exception {
        List<String> woken = new ArrayList<>();
        CancellationToken child = root.child();
        Future<?> ofChild = child.cancelled();
        Future<?> ofRoot = root.cancelled();
        ofChild.poll(new WakerContext(new TestContext(), () -> woken.add("child")));
        ofRoot.poll(new WakerContext(new TestContext(), () -> woken.add("root")));
        root.cancel();
        assertThat(woken).containsExactly("root", "child");
        assertThat(ofChild.poll(new TestContext()).isReady()).isTrue();
        assertThat(ofRoot.poll(new TestContext()).isReady()).isTrue();
    }

    @Test
    void onlyTheLatestWakerIsWoken() throws Exception {
        Future<?> future = root.cancelled();
        TestContext before = waiting(future);
        TestContext latest = waiting(future);
        root.cancel();
        assertThat(before.wakes()).isZero();
        assertThat(latest.wakes()).isEqualTo(1);
    }

    @Test
    void droppedWaiterIsNotWoken() throws Exception {
        Future<?> future = root.cancelled();
        Future<?> other = root.cancelled();
        TestContext dropped = waiting(future);
        TestContext stays = waiting(other);
        future.drop();
        root.cancel();
        assertThat(dropped.wakes()).isZero();
        assertThat(stays.wakes()).isEqualTo(1);
    }

    @Test
    void wakerThatDropsAnotherWaiterOrThrowsHarmsNobody() throws Exception {
        Future<?> first = root.cancelled();
        Future<?> second = root.cancelled();
        Future<?> third = root.cancelled();
        RuntimeException failure = new RuntimeException("waker");
        first.poll(
                new WakerContext(
                        new TestContext(),
                        () -> {
                            second.drop();
                            root.cancel();
                            root.child();
                            throw failure;
                        }));
        waiting(second);
        TestContext ofThird = waiting(third);
        assertThat(UncaughtExceptions.during(root::cancel)).containsExactly(failure);
        assertThat(ofThird.wakes()).isEqualTo(1);
        assertThat(third.poll(ofThird).isReady()).isTrue();
    }

    @Test
    void endOfTheBudgetDoesNotLoseTheNews() throws Exception {
        Future<?> future = root.cancelled();
        waiting(future);
        root.cancel();
        TestContext cx = new TestContext();
        cx.budget = 0;
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        assertThat(future.poll(cx).isReady()).isTrue();
    }

    @Test
    void treeMayBeDeepAndWide() throws Exception {
        List<CancellationToken> wide = new ArrayList<>();
        CancellationToken deepest = root;
        for (int i = 0; i < MANY; i++) {
            deepest = deepest.child();
            wide.add(root.child());
        }
        TestContext ofDeepest = waiting(deepest.cancelled());
        for (int i = 0; i < MANY; i += 2) {
            wide.get(i).cancel(); // leaves its parent in constant time
        }
        root.cancel();
        assertThat(deepest.isCancelled()).isTrue();
        assertThat(ofDeepest.wakes()).isEqualTo(1);
        assertThat(wide).allMatch(CancellationToken::isCancelled);
    }

    @Test
    void manyWaitersLeaveFromWhereverTheyAre() throws Exception {
        CancellationToken child = root.child();
        List<Future<?>> futures = new ArrayList<>();
        TestContext cx = new TestContext();
        for (int i = 0; i < MANY; i++) {
            Future<?> future = child.cancelled();
            future.poll(cx);
            futures.add(future);
        }
        for (int i = 1; i < MANY; i++) {
            futures.get(i).drop();
        }
        root.cancel();
        assertThat(cx.wakes()).isEqualTo(1);
    }

    @Test
    void parentDoesNotKeepAChildThatNobodyKnows() {
        WeakReference<CancellationToken> child = new WeakReference<>(root.child());
        awaitCollected(child);
        assertThat(root.isCancelled()).isFalse();
    }

    @Test
    void childIsCollectedOnceItsLastWaiterHasLeft() throws Exception {
        WeakReference<CancellationToken> child = childThatWasWaitedFor();
        awaitCollected(child);
        assertThat(root.isCancelled()).isFalse();
    }

    private WeakReference<CancellationToken> childThatWasWaitedFor() throws Exception {
        CancellationToken child = root.child();
        Future<?> first = child.child().cancelled();
        Future<?> second = child.cancelled();
        waiting(first);
        waiting(second);
        first.drop();
        second.drop();
        return new WeakReference<>(child);
    }

    @Test
    void waiterThatOnlyItsTokenKnowsIsWoken() throws Exception {
        TestContext cx = new TestContext();
        WeakReference<CancellationToken> between = waitBelow(cx);
        WeakReference<Object> other = new WeakReference<>(new Object());
        awaitCollected(other);
        assertThat(between.get()).isNotNull();
        root.cancel();
        assertThat(cx.wakes()).isEqualTo(1);
    }

    private WeakReference<CancellationToken> waitBelow(TestContext cx) throws Exception {
        CancellationToken between = root.child();
        between.child().cancelled().poll(cx);
        return new WeakReference<>(between);
    }

    @Test
    void childThatIsKnownIsCancelledThoughItsParentIsNot() {
        CancellationToken grandchild = root.child().child();
        WeakReference<Object> other = new WeakReference<>(new Object());
        awaitCollected(other);
        root.cancel();
        assertThat(grandchild.isCancelled()).isTrue();
    }

    @Test
    void runsUntilTheFutureIsReady() throws Exception {
        Future<Poll<@Nullable String>> running = root.runUntilCancelled(Probe.readyAfter(1, null));
        TestContext cx = waiting(running);
        assertThat(running.poll(cx)).isEqualTo(Poll.ready(Poll.ready(null)));
        root.cancel();
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void runsUntilCancelledAndDropsTheFutureUnpolled() throws Exception {
        Probe<String> probe = Probe.readyAfter(1, "late");
        Future<Poll<String>> running = root.runUntilCancelled(probe);
        TestContext cx = waiting(running);
        root.cancel();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(running.poll(cx)).isEqualTo(Poll.ready(Poll.pending()));
        assertThat(probe.polls).isEqualTo(1);
        assertThat(probe.drops).isEqualTo(1);
        running.drop();
        assertThat(probe.drops).isEqualTo(1);
    }

    /** A future that asks for no budget would run on, and might even win. */
    @Test
    void endOfTheBudgetDoesNotLetTheFutureRunOn() throws Exception {
        Probe<String> probe = Probe.readyAfter(1, "late");
        Future<Poll<String>> running = root.runUntilCancelled(probe);
        TestContext cx = waiting(running);
        root.cancel();
        cx.budget = 0;
        assertThat(running.poll(cx)).isSameAs(Poll.pending());
        assertThat(probe.polls).isEqualTo(1);
        assertThat(cx.wakes()).as("by the token, and by the budget").isEqualTo(2);
        cx.budget = 1;
        assertThat(running.poll(cx)).isEqualTo(Poll.ready(Poll.pending()));
        assertThat(probe.drops).isEqualTo(1);
    }

    @Test
    void failureOfTheFutureOrOfItsDropIsPassedOn() throws Exception {
        Exception failure = new Exception("poll");
        Future<Poll<String>> failing = root.runUntilCancelled(Futures.failed(failure));
        assertThatThrownBy(() -> failing.poll(new TestContext())).isSameAs(failure);

        RuntimeException fromDrop = new RuntimeException("drop");
        Future<Poll<String>> dropping =
                root.runUntilCancelled(
                        Probe.<String>pending()
                                .whenDropped(
                                        () -> {
                                            throw fromDrop;
                                        }));
        root.cancel();
        assertThatThrownBy(() -> dropping.poll(new TestContext())).isSameAs(fromDrop);
        assertThatThrownBy(() -> dropping.poll(new TestContext()))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void guardCancelsOnceUnlessDisarmed() {
        CancellationToken kept = root.child();
        try (DropGuard guard = kept.dropGuard()) {
            assertThat(guard.disarm()).isSameAs(kept);
        }
        assertThat(kept.isCancelled()).isFalse();
        CancellationToken cancelled = root.child();
        try (DropGuard guard = cancelled.dropGuard()) {
            assertThat(guard).hasToString("DropGuard[CancellationToken[active]]");
        }
        assertThat(cancelled.isCancelled()).isTrue();
        assertThat(root.isCancelled()).isFalse();
    }
}
