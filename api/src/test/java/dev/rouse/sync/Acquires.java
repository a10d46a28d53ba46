package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;

/** Polls acquiring futures by hand, one after the other. */
final class Acquires {

    private Acquires() {}

    static Permit taken(Future<Permit> acquire) throws Exception {
        Poll<Permit> polled = acquire.poll(new TestContext());
        assertThat(polled.isReady()).isTrue();
        return ((Poll.Ready<Permit>) polled).value();
    }

    /** Polls a future that has to wait, with a context of its own to count its wakes. */
    static TestContext waiting(Future<?> acquire) throws Exception {
        TestContext own = new TestContext();
        assertThat(acquire.poll(own)).isSameAs(Poll.pending());
        return own;
    }
}
