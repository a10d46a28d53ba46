package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Either side of a bounded channel closes or is dropped: what is still received, and who is told.
 */
class MpscClosingTest extends MpscOfTwo {

    @Test
    void lastSenderClosedEndsTheReceiverAfterWhatWasSent() throws Exception {
        MpscSender<Object> other = sender.copy();
        sender.trySend("a");
        sender.close();
        sender.close();
        assertThat(receiver.isClosed()).isFalse();
        other.trySend("b");
        other.close();
        assertThat(receiver.isClosed()).isTrue();
        assertThat(ready(receiver.recv())).isEqualTo(PollNext.item("a"));
        assertThat(receiver.pollNext(cx)).isEqualTo(PollNext.item("b"));
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
        assertThat(ready(receiver.recv())).isSameAs(PollNext.done());
        assertThat(ready(receiver.recv())).isSameAs(PollNext.done());
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.done());
        assertThatThrownBy(() -> receiver.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void closingTheLastSenderWakesTheReceiver() throws Exception {
        Future<Next<Object>> recv = receiver.recv();
        TestContext own = waiting(recv);
        sender.close();
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(ready(recv)).isSameAs(PollNext.done());
    }

    @Test
    void closedReceiverStillGetsWhatWasSent() throws Exception {
        sender.trySend("a");
        SendPermit<Object> permit = sender.tryReserve();
        receiver.close();
        receiver.close();
        assertThat(sender.isClosed()).isTrue();
        assertThat(sender.trySend("x")).isEqualTo(TrySend.CLOSED);
        assertThat(receiver.tryRecv()).isEqualTo(PollNext.item("a"));
        Future<Next<Object>> recv = receiver.recv();
        TestContext own = waiting(recv);
        permit.send("b");
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(ready(recv)).isEqualTo(PollNext.item("b"));
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
    }

    @Test
    void permitGivenBackAfterTheCloseEndsTheReceiver() throws Exception {
        SendPermit<Object> permit = sender.tryReserve();
        receiver.close();
        Future<Next<Object>> recv = receiver.recv();
        TestContext own = waiting(recv);
        permit.close();
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(ready(recv)).isSameAs(PollNext.done());
    }

    @Test
    void grantedSendDroppedAfterTheCloseEndsTheReceiver() throws Exception {
        fill();
        Future<?> send = sender.send("a");
        waiting(send);
        receiver.tryRecv();
        receiver.close();
        receiver.tryRecv();
        Future<Next<Object>> recv = receiver.recv();
        TestContext own = waiting(recv);
        send.drop();
        send.drop();
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(ready(recv)).isSameAs(PollNext.done());
    }

    @Test
    void grantBeforeTheCloseStillSends() throws Exception {
        fill();
        Future<?> send = sender.send("a");
        waiting(send);
        receiver.tryRecv();
        receiver.close();
        ready(send);
        assertThat(receivedAll()).containsExactly("filling", "a");
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
    }

    @Test
    void closingGivesWaitingSendersTheirValuesBack() throws Exception {
        fill();
        Object value = new Object();
        Future<?> send = sender.send(value);
        TestContext own = waiting(send);
        receiver.close();
        assertThat(own.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> send.poll(cx))
                .isInstanceOfSatisfying(
                        SendFailedException.class,
                        failure -> {
                            assertThat(failure.value()).isSameAs(value);
                            assertThat(failure.reason())
                                    .isEqualTo(SendFailedException.Reason.CLOSED);
                        })
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> send.poll(cx)).hasMessageStartingWith("polled after completion");
        assertThatThrownBy(() -> sender.send("later").poll(cx))
                .isInstanceOf(SendFailedException.class);
        assertThatThrownBy(() -> sender.reserve().poll(cx))
                .isInstanceOf(ChannelClosedException.class);
        assertThatThrownBy(() -> sender.reserveMany(2).poll(cx))
                .isInstanceOf(ChannelClosedException.class);
        assertThatThrownBy(sender::tryReserve).isInstanceOf(ChannelClosedException.class);
        assertThatThrownBy(() -> sender.blockingSend("later"))
                .isInstanceOf(SendFailedException.class);
    }

    /** Documented: a sender is closed after what it sends. */
    @Test
    void closingTheLastSenderFailsItsOwnWaitingSends() throws Exception {
        fill();
        Future<?> send = sender.send("late");
        TestContext own = waiting(send);
        sender.close();
        assertThat(own.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> send.poll(cx)).isInstanceOf(SendFailedException.class);
        assertThat(receivedAll()).containsExactly("filling", "filling");
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
    }

    @Test
    void droppedReceiverClosesAndLetsGo() throws Exception {
        fill();
        Future<?> send = sender.send("waits");
        TestContext own = waiting(send);
        receiver.drop();
        receiver.drop();
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(sender.isClosed()).isTrue();
        assertThat(receiver.isEmpty()).isTrue();
        assertThatThrownBy(() -> receiver.pollNext(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(() -> receiver.recv().poll(cx))
                .hasMessageStartingWith("polled after drop");
        assertThatThrownBy(receiver::tryRecv).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(receiver::blockingRecv).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void permitUsedAfterTheReceiverWasDroppedLetsGoOfTheValue() {
        SendPermit<Object> permit = sender.tryReserve();
        receiver.drop();
        permit.send("nobody takes it");
        permit.close();
        assertThat(receiver.isEmpty()).isTrue();
    }

    @Test
    void sendThatHadItsPlaceBeforeTheReceiverWasDroppedLetsGoOfTheValue() throws Exception {
        fill();
        Future<?> send = sender.send("waits");
        TestContext own = waiting(send);
        receiver.tryRecv();
        receiver.drop();
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(send.poll(cx).isReady()).isTrue();
        assertThat(receiver.isEmpty()).isTrue();
    }

    @Test
    void closedTellsEveryoneThatWaits() throws Exception {
        Future<?> one = sender.closed();
        Future<?> other = sender.copy().closed();
        Future<?> dropped = sender.closed();
        TestContext ofOne = waiting(one);
        TestContext ofOther = waiting(other);
        waiting(dropped);
        dropped.drop();
        Future<?> notPolled = sender.closed();
        receiver.close();
        assertThat(ofOne.wakes()).isEqualTo(1);
        assertThat(ofOther.wakes()).isEqualTo(1);
        ready(one);
        ready(other);
        ready(notPolled);
        ready(sender.closed());
    }

    // ---- senders ----

    @Test
    void closedSenderRefusesToSend() {
        MpscSender<Object> closed = sender.copy();
        closed.close();
        List<Runnable> uses =
                List.of(
                        () -> closed.send("a"),
                        () -> closed.trySend("a"),
                        () -> closed.blockingSend("a"),
                        () -> closed.sendTimeout("a", Duration.ZERO),
                        closed::reserve,
                        () -> closed.reserveMany(1),
                        closed::tryReserve,
                        closed::copy,
                        closed::asSink);
        for (Runnable use : uses) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("this sender was closed");
        }
        assertThat(closed.isClosed()).isFalse();
        assertThat(closed).hasToString("Sender[closed, to BoundedChannel[0 values]]");
        assertThat(sender.trySend("a")).isEqualTo(TrySend.SENT);
    }

    @Test
    void weakSenderDoesNotKeepTheChannelOpen() {
        MpscWeakSender<MpscSender<Object>> weak = sender.downgrade();
        MpscSender<Object> upgraded = weak.upgrade();
        sender.close();
        assertThat(upgraded.trySend("a")).isEqualTo(TrySend.SENT);
        upgraded.close();
        assertThat(weak.upgrade()).isNull();
        assertThat(receivedAll()).containsExactly("a");
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
    }
}
