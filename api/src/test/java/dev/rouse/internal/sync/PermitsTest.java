package dev.rouse.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.TestContext;
import org.junit.jupiter.api.Test;

/** What the permits answer to the primitives that are made of them. */
class PermitsTest {

    private final Permits permits = new Permits(2, null);
    private final TestContext cx = new TestContext();

    private static final class Waiting extends PermitWaiter {
        Waiting(int wanted) {
            super(wanted);
        }

        boolean poll(Permits permits, TestContext cx) {
            return pollPermits(permits, cx) != null;
        }
    }

    @Test
    void onlyTheFirstOneCloses() {
        assertThat(permits.shut()).isTrue();
        assertThat(permits.shut()).isFalse();
        assertThat(permits.isClosed()).isTrue();
    }

    @Test
    void idleIsClosedWithAllPermitsBack() {
        assertThat(permits.isClosedAndIdle(2)).as("open").isFalse();
        assertThat(permits.tryTakeFree(1)).isEqualTo(Permits.Taking.TAKEN);
        permits.shut();
        assertThat(permits.isClosedAndIdle(2)).as("one is out").isFalse();
        permits.give(1);
        assertThat(permits.isClosedAndIdle(2)).as("all are back").isTrue();
        permits.give(1);
        assertThat(permits.isClosedAndIdle(2)).as("more than all are back").isTrue();
    }

    @Test
    void cancelTellsWhetherItEndedTheWaiter() {
        Waiting queued = new Waiting(3);
        assertThat(queued.poll(permits, cx)).isFalse();
        assertThat(permits.cancel(queued)).isTrue();
        assertThat(permits.cancel(queued)).isFalse();
        Waiting served = new Waiting(2);
        assertThat(served.poll(permits, cx)).isTrue();
        assertThat(permits.cancel(served)).isFalse();
        assertThat(permits.free()).as("it keeps what it was given").isZero();
    }
}
