package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One thread's view of the bounded channel; races are checked with jcstress. */
class MpscTest extends MpscOfTwo {

    @Test
    void valuesArriveInOrder() throws Exception {
        ready(sender.send("a"));
        assertThat(sender.trySend("b")).isEqualTo(TrySend.SENT);
        assertThat(ready(receiver.recv())).isEqualTo(PollNext.item("a"));
        ready(sender.send("c"));
        assertThat(receiver.tryRecv()).isEqualTo(PollNext.item("b"));
        assertThat(receiver.pollNext(cx)).isEqualTo(PollNext.item("c"));
        assertThat(receiver.tryRecv()).isSameAs(PollNext.pending());
    }

    @Test
    void nullIsAValue() throws Exception {
        ready(sender.send(null));
        assertThat(ready(receiver.recv())).isEqualTo(PollNext.item(null));
    }

    @Test
    void sendingWakesTheReceiverOnce() throws Exception {
        Future<Next<Object>> recv = receiver.recv();
        TestContext own = waiting(recv);
        ready(sender.send("a"));
        ready(sender.send("b"));
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(ready(recv)).isEqualTo(PollNext.item("a"));
    }

    @Test
    void onlyTheLatestWakerOfTheReceiverIsWoken() throws Exception {
        Future<Next<Object>> recv = receiver.recv();
        TestContext earlier = waiting(recv);
        TestContext latest = waiting(recv);
        sender.trySend("a");
        assertThat(earlier.wakes()).isZero();
        assertThat(latest.wakes()).isEqualTo(1);
    }

    @Test
    void fullChannelMakesSendersWaitInOrder() throws Exception {
        fill();
        Future<?> second = sender.send("second");
        Future<?> first = sender.send("first");
        TestContext ofFirst = waiting(first);
        TestContext ofSecond = waiting(second);
        assertThat(sender.capacity()).isZero();
        assertThat(sender.trySend("past them")).isEqualTo(TrySend.FULL);
        receiver.tryRecv();
        assertThat(ofFirst.wakes()).isEqualTo(1);
        assertThat(ofSecond.wakes()).isZero();
        assertThat(sender.trySend("past them")).isEqualTo(TrySend.FULL);
        ready(first);
        receiver.tryRecv();
        ready(second);
        assertThat(receivedAll()).containsExactly("first", "second");
    }

    @Test
    void sizesAreCounted() {
        assertThat(sender.maxCapacity()).isEqualTo(2);
        assertThat(sender.capacity()).isEqualTo(2);
        assertThat(receiver.isEmpty()).isTrue();
        sender.trySend("a");
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receiver.length()).isEqualTo(1);
        assertThat(receiver.isEmpty()).isFalse();
        assertThat(receiver).hasToString("BoundedChannel[1 value]");
        receiver.tryRecv();
        assertThat(sender.capacity()).isEqualTo(2);
    }

    @Test
    void droppedReceiveLosesNothing() throws Exception {
        Future<Next<Object>> recv = receiver.recv();
        waiting(recv);
        sender.trySend("a");
        recv.drop();
        assertThat(ready(receiver.recv())).isEqualTo(PollNext.item("a"));
    }

    /** As when a future is replaced by a new one before the old one is dropped. */
    @Test
    void droppingAnEarlierReceiveLeavesTheWakerOfALaterOne() throws Exception {
        Future<Next<Object>> earlier = receiver.recv();
        Future<Next<Object>> later = receiver.recv();
        earlier.poll(cx);
        later.poll(cx);
        earlier.drop();
        sender.trySend("a");
        assertThat(cx.wakes()).isEqualTo(1);
    }

    @Test
    void sendersOfOneChannelKnowEachOther() {
        assertThat(sender.sameChannel(sender.copy())).isTrue();
        assertThat(sender.sameChannel(Mpsc.bounded(2).sender())).isFalse();
    }

    // ---- many at once ----

    @Test
    void batchTakesWhatIsThereUpToTheLimit() throws Exception {
        MpscUnboundedSender<Object> many = Mpsc.unbounded().sender();
        List<Object> buffer = new ArrayList<>(List.of("before"));
        sender.trySend("a");
        sender.trySend("b");
        assertThat(ready(receiver.recvMany(buffer, 1))).isEqualTo(1);
        assertThat(ready(receiver.recvMany(buffer, 10))).isEqualTo(1);
        assertThat(buffer).containsExactly("before", "a", "b");
        assertThat(sender.capacity()).isEqualTo(2);
        Future<Integer> batch = receiver.recvMany(buffer, 10);
        TestContext own = waiting(batch);
        sender.trySend("c");
        assertThat(own.wakes()).isEqualTo(1);
        assertThat(ready(batch)).isEqualTo(1);
        sender.close();
        assertThat(ready(receiver.recvMany(buffer, 10))).isZero();
        assertThat(many.send("unused")).isTrue();
    }

    @Test
    void emptyBatchIsReadyAtOnceAndANegativeOneRefused() throws Exception {
        assertThat(ready(receiver.recvMany(new ArrayList<>(), 0))).isZero();
        assertThatThrownBy(() -> receiver.recvMany(new ArrayList<>(), -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> receiver.recvMany(null, 1))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void bufferThatRefusesAValueLeavesItInTheChannel() {
        sender.trySend("a");
        sender.trySend("b");
        List<Object> refusing =
                new ArrayList<>() {
                    @Override
                    public boolean add(@Nullable Object value) {
                        if (size() == 1) {
                            throw new UnsupportedOperationException("full");
                        }
                        return super.add(value);
                    }
                };
        Future<Integer> batch = receiver.recvMany(refusing, 10);
        assertThatThrownBy(() -> batch.poll(cx)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> batch.poll(cx)).hasMessageStartingWith("polled after completion");
        assertThat(refusing).containsExactly("a");
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("b");
    }

    // ---- the budget ----

    @Test
    void valueStaysWhileThereIsNoBudget() throws Exception {
        sender.trySend("a");
        cx.budget = 0;
        assertThat(receiver.recv().poll(cx)).isSameAs(Poll.pending());
        assertThat(receiver.recvMany(new ArrayList<>(), 5).poll(cx)).isSameAs(Poll.pending());
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(sender.send("b").poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(4);
        assertThat(receivedAll()).containsExactly("a");
    }

    @Test
    void valueSpendsOneUnitAndWaitingNone() throws Exception {
        cx.budget = 2;
        receiver.recv().poll(cx);
        assertThat(cx.budget).isEqualTo(2);
        sender.send("a").poll(cx);
        assertThat(cx.budget).isEqualTo(1);
        receiver.recv().poll(cx);
        assertThat(cx.budget).isZero();
    }

    // ---- wakers that misbehave ----

    @Test
    void throwingWakerOfTheReceiverDoesNotHarmTheSender() throws Exception {
        Error thrown = new Error("from the waker");
        receiver.pollNext(
                new WakerContext(
                        cx,
                        () -> {
                            throw thrown;
                        }));
        assertThat(
                        UncaughtExceptions.during(
                                () -> assertThat(sender.trySend("a")).isEqualTo(TrySend.SENT)))
                .containsExactly(thrown);
        assertThat(receivedAll()).containsExactly("a");
    }

    @Test
    void wakerMayReceiveAndSendAgain() throws Exception {
        List<Object> received = new ArrayList<>();
        receiver.pollNext(
                new WakerContext(
                        cx,
                        () -> {
                            received.addAll(receivedAll());
                            sender.trySend("from the waker");
                        }));
        sender.trySend("a");
        assertThat(received).containsExactly("a");
        assertThat(receivedAll()).containsExactly("from the waker");
    }
}
