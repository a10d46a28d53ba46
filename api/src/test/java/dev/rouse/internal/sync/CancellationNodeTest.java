package dev.rouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.sync.CancellationToken;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class CancellationNodeTest {

    private final CancellationNode root = (CancellationNode) CancellationNode.root();

    @Test
    void cancelledChildLeavesItsParentAtOnce() {
        CancellationToken first = root.child();
        CancellationToken second = root.child();
        CancellationToken third = root.child();
        second.cancel();
        assertThat(root.links()).isEqualTo(2);
        third.cancel();
        first.cancel();
        assertThat(root.links()).isZero();
    }

    @Test
    void collectedChildrenAreTakenOutWhenAnotherIsMade() {
        for (int i = 0; i < 1_000; i++) {
            root.child();
        }
        WeakReference<CancellationToken> last = new WeakReference<>(root.child());
        CancellationToken kept = root.child();
        while (last.get() != null || root.links() > 2) { // ended by the watchdog if it stays so
            System.gc();
            kept = root.child();
        }
        root.cancel();
        assertThat(kept.isCancelled()).isTrue();
        assertThat(root.links()).isZero();
    }
}
