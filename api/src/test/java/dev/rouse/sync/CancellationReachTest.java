package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import dev.rouse.time.Timer;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/**
 * Which tokens of a tree the collector may take: those that nobody knows and nobody waits below,
 * and no others, whatever left before.
 */
class CancellationReachTest {

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

    /** After this, what nobody refers to is gone. */
    private static void collect() {
        awaitCollected(new WeakReference<>(new Object()));
    }

    @Test
    void tokenThatIsHeldForTwoStaysWhenOneLeaves() throws Exception {
        TestContext second = twoWaitersOfWhomTheFirstLeaves();
        collect();
        root.cancel();
        assertThat(second.wakes()).isEqualTo(1);
    }

    private TestContext twoWaitersOfWhomTheFirstLeaves() throws Exception {
        CancellationToken token = root.child().child();
        Future<?> first = token.cancelled();
        waiting(first);
        TestContext second = waiting(token.cancelled());
        first.drop();
        return second;
    }

    @Test
    void tokenThatIsHeldForTwoChildrenStaysWhenOneIsReleased() throws Exception {
        TestContext second = twoChildrenOfWhomTheFirstIsReleased();
        collect();
        root.cancel();
        assertThat(second.wakes()).isEqualTo(1);
    }

    private TestContext twoChildrenOfWhomTheFirstIsReleased() throws Exception {
        CancellationToken between = root.child();
        Future<?> first = between.child().cancelled();
        waiting(first);
        TestContext second = waiting(between.child().cancelled());
        first.drop();
        return second;
    }

    @Test
    void everyAncestorIsReleasedWhenTheLastWaiterLeaves() throws Exception {
        awaitCollected(greatGrandparentOfAWaiterThatLeft());
        assertThat(root.isCancelled()).isFalse();
    }

    private WeakReference<CancellationToken> greatGrandparentOfAWaiterThatLeft() throws Exception {
        CancellationToken oldest = root.child();
        Future<?> waiter = oldest.child().child().cancelled();
        waiting(waiter);
        waiter.drop();
        return new WeakReference<>(oldest);
    }

    @Test
    void ancestorsAreReleasedWhenAHeldTokenIsCancelled() throws Exception {
        awaitCollected(parentOfACancelledToken());
        assertThat(root.isCancelled()).isFalse();
    }

    private WeakReference<CancellationToken> parentOfACancelledToken() throws Exception {
        CancellationToken parent = root.child();
        CancellationToken child = parent.child();
        TestContext waiter = waiting(child.cancelled());
        child.cancel();
        assertThat(waiter.wakes()).isEqualTo(1);
        return new WeakReference<>(parent);
    }

    private record CancellingContext(Context base, CancellationToken token) implements Context {

        @Override
        public Waker waker() {
            token.cancel();
            return base.waker();
        }

        @Override
        public Timer timer() {
            return base.timer();
        }

        @Override
        public Spawner spawner() {
            return base.spawner();
        }

        @Override
        public boolean tryProceed() {
            return base.tryProceed();
        }

        @Override
        public Context withWaker(Waker other) {
            return base.withWaker(other);
        }
    }

    @Test
    void cancelBetweenTheLookAndTheRegistrationIsSeen() throws Exception {
        TestContext cx = new TestContext();
        // Cancels when it is asked for the waker: the narrowest place for the race.
        Context meddling = new CancellingContext(cx, root);
        Future<?> cancelled = root.cancelled();
        assertThat(cancelled.poll(meddling)).isEqualTo(Poll.ready());
    }

    @Test
    void droppedRunDropsItsFutureAndLeavesTheLine() throws Exception {
        Probe<String> future = Probe.pending();
        Future<Poll<String>> run = root.runUntilCancelled(future);
        TestContext cx = waiting(run);
        run.drop();
        run.drop();
        assertThat(future.drops).isEqualTo(1);
        root.cancel();
        assertThat(cx.wakes()).isZero();
    }
}
