package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import dev.rouse.testing.TestContext;
import org.junit.jupiter.api.Test;

/** A sender in the shape of a sink. */
class SenderSinkTest {

    private final Mpsc.Bounded<String> channel = Mpsc.bounded(1);
    private final MpscReceiver<String> receiver = channel.receiver();
    private final Sink<String> sink = channel.sender().asSink();
    private final TestContext cx = new TestContext();

    @Test
    void valuesGoThroughAndCloseEndsTheChannel() throws Exception {
        assertThat(sink.pollReady(cx).isReady()).isTrue();
        assertThat(sink.pollReady(cx).isReady()).isTrue();
        sink.startSend("a");
        assertThat(sink.pollFlush(cx).isReady()).isTrue();
        assertThat(sink.pollReady(cx)).isSameAs(Poll.pending());
        assertThat(receiver.tryRecv()).isEqualTo(PollNext.item("a"));
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(sink.pollReady(cx).isReady()).isTrue();
        sink.startSend("b");
        assertThat(sink.pollClose(cx).isReady()).isTrue();
        assertThat(receiver.tryRecv()).isEqualTo(PollNext.item("b"));
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
        assertThatThrownBy(() -> sink.pollReady(cx))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void closingGivesTheReservedPlaceBack() throws Exception {
        sink.pollReady(cx);
        sink.pollClose(cx);
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
    }

    @Test
    void droppingLeavesTheLineAndClosesTheSender() throws Exception {
        MpscSender<String> other = channel.sender().copy();
        other.trySend("filling");
        assertThat(sink.pollReady(cx)).isSameAs(Poll.pending());
        sink.drop();
        sink.drop();
        receiver.tryRecv();
        assertThat(other.capacity()).isEqualTo(1);
        other.close();
        assertThat(receiver.isClosed()).isTrue();
        assertThatThrownBy(() -> sink.pollReady(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(() -> sink.startSend("x")).hasMessageStartingWith("polled after drop");
    }

    @Test
    void closedReceiverFailsTheSink() throws Exception {
        receiver.close();
        assertThatThrownBy(() -> sink.pollReady(cx)).isInstanceOf(ChannelClosedException.class);
        assertThatThrownBy(() -> sink.pollReady(cx))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void sendingWithoutRoomIsRefused() throws Exception {
        assertThatThrownBy(() -> sink.startSend("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("pollReady was not ready");
        sink.pollReady(cx);
        sink.startSend("a");
        assertThatThrownBy(() -> sink.startSend("b")).isInstanceOf(IllegalStateException.class);
        assertThat(receiver.length()).isEqualTo(1);
    }
}
