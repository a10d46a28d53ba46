package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;

/** A bounded channel with room for two values, and how tests of it use it from one thread. */
abstract class MpscOfTwo {

    final Mpsc.Bounded<Object> channel = Mpsc.bounded(2);
    final MpscSender<Object> sender = channel.sender();
    final MpscReceiver<Object> receiver = channel.receiver();
    final TestContext cx = new TestContext();

    static <T> T ready(Future<T> future) throws Exception {
        Poll<T> polled = future.poll(new TestContext());
        assertThat(polled.isReady()).as("%s", future).isTrue();
        return ((Poll.Ready<T>) polled).value();
    }

    /** Polls a future that has to wait, with a context of its own to count its wakes. */
    static TestContext waiting(Future<?> future) throws Exception {
        TestContext own = new TestContext();
        assertThat(future.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    void fill() {
        while (sender.trySend("filling") == TrySend.SENT) {
            continue;
        }
    }

    List<Object> receivedAll() {
        List<Object> values = new ArrayList<>();
        while (receiver.tryRecv() instanceof PollNext.Item<Object> item) {
            values.add(item.value());
        }
        return values;
    }
}
