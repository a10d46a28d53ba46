package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.PollNext;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.TestContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MpscUnboundedTest {

    private final Mpsc.Unbounded<Object> channel = Mpsc.unbounded();
    private final MpscUnboundedSender<Object> sender = channel.sender();
    private final MpscReceiver<Object> receiver = channel.receiver();
    private final TestContext cx = new TestContext();

    @Test
    void manyValuesArriveInOrder() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(sender.send(i)).isTrue();
        }
        assertThat(receiver.length()).isEqualTo(1_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(receiver.tryRecv()).isEqualTo(PollNext.item(i));
        }
        assertThat(receiver.isEmpty()).isTrue();
        assertThat(receiver.tryRecv()).isSameAs(PollNext.pending());
    }

    @Test
    void sendingWakesTheReceiver() {
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.pending());
        sender.send(null);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(receiver.pollNext(cx)).isEqualTo(PollNext.item(null));
    }

    @Test
    void closedReceiverAcceptsNothingAndGetsTheRest() {
        sender.send("a");
        receiver.close();
        assertThat(sender.send("b")).isFalse();
        assertThat(sender.isClosed()).isTrue();
        assertThat(receiver.length()).isEqualTo(1);
        assertThat(receiver).hasToString("UnboundedChannel[1 value, closed]");
        assertThat(receiver.pollNext(cx)).isEqualTo(PollNext.item("a"));
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.done());
    }

    @Test
    void lastSenderClosedEndsTheReceiver() {
        MpscUnboundedSender<Object> copy = sender.copy();
        assertThat(copy.sameChannel(sender)).isTrue();
        MpscWeakSender<MpscUnboundedSender<Object>> weak = sender.downgrade();
        sender.close();
        assertThatThrownBy(() -> sender.send("a")).isInstanceOf(IllegalStateException.class);
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.pending());
        MpscUnboundedSender<Object> upgraded = weak.upgrade();
        copy.close();
        assertThat(cx.wakes()).isZero();
        upgraded.send("b");
        upgraded.close();
        assertThat(weak.upgrade()).isNull();
        assertThat(receiver.pollNext(cx)).isEqualTo(PollNext.item("b"));
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.done());
    }

    @Test
    void closedTellsTheSender() throws Exception {
        var closed = sender.closed();
        assertThat(closed.poll(cx).isReady()).isFalse();
        receiver.drop();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(closed.poll(cx).isReady()).isTrue();
        assertThat(sender.send("a")).isFalse();
    }

    @Test
    void itIsTheOneInTheDocumentation() {
        List<String> received = new ArrayList<>();
        // example
        Mpsc.Bounded<String> lines = Mpsc.bounded(16);
        try (MpscSender<String> sender = lines.sender()) {
            sender.trySend("first");
            sender.trySend("second");
        } // the only sender is closed, so the receiver comes to an end
        while (lines.receiver().blockingRecv() instanceof PollNext.Item<String> line) {
            received.add(line.value());
        }
        // end of example
        assertThat(received).containsExactly("first", "second");
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/channel/Mpsc.java")))
                .contains(
                        DocExample.in(
                                Path.of(
                                        "src/test/java/dev/rouse/channel/"
                                                + "MpscUnboundedTest.java")));
    }
}
