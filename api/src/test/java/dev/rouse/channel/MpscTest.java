package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.task.Task;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thread's view of the bounded channel; races are checked with jcstress. */
class MpscTest {

    private final Mpsc.Bounded<Object> channel = Mpsc.bounded(2);
    private final MpscSender<Object> sender = channel.sender();
    private final MpscReceiver<Object> receiver = channel.receiver();
    private final TestContext cx = new TestContext();

    private static <T> T ready(Future<T> future) throws Exception {
        Poll<T> polled = future.poll(new TestContext());
        assertThat(polled.isReady()).as("%s", future).isTrue();
        return ((Poll.Ready<T>) polled).value();
    }

    /** Polls a future that has to wait, with a context of its own to count its wakes. */
    private static TestContext waiting(Future<?> future) throws Exception {
        TestContext own = new TestContext();
        assertThat(future.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    private void fill() {
        while (sender.trySend("filling") == TrySend.SENT) {
            continue;
        }
    }

    private List<Object> receivedAll() {
        List<Object> values = new ArrayList<>();
        while (receiver.tryRecv() instanceof PollNext.Item<Object> item) {
            values.add(item.value());
        }
        return values;
    }

    // ---- sending and receiving ----

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

    // ---- dropped sends ----

    @Test
    void droppedSendNeverSends() throws Exception {
        Future<?> notPolled = sender.send("a");
        notPolled.drop();
        fill();
        Future<?> waiting = sender.send("b");
        waiting(waiting);
        waiting.drop();
        Future<?> granted = sender.send("c");
        waiting(granted);
        receiver.tryRecv();
        granted.drop();
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("filling");
    }

    @Test
    void droppedSendGivesItsPlaceToTheNextOne() throws Exception {
        fill();
        Future<?> first = sender.send("first");
        Future<?> second = sender.send("second");
        waiting(first);
        TestContext ofSecond = waiting(second);
        receiver.tryRecv();
        first.drop();
        assertThat(ofSecond.wakes()).isEqualTo(1);
        ready(second);
        assertThat(receivedAll()).containsExactly("filling", "second");
    }

    @Test
    void droppedAfterCompletionTheValueStays() throws Exception {
        Future<?> send = sender.send("a");
        ready(send);
        send.drop();
        assertThat(receivedAll()).containsExactly("a");
    }

    // ---- closing ----

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

    @Test
    void sendersOfOneChannelKnowEachOther() {
        assertThat(sender.sameChannel(sender.copy())).isTrue();
        assertThat(sender.sameChannel(Mpsc.bounded(2).sender())).isFalse();
    }

    // ---- reserving ----

    @Test
    void reservedPlaceIsKept() throws Exception {
        SendPermit<Object> permit = ready(sender.reserve());
        assertThat(sender.trySend("a")).isEqualTo(TrySend.SENT);
        assertThat(sender.trySend("b")).isEqualTo(TrySend.FULL);
        permit.send("c");
        assertThat(permit).hasToString("SendPermit[used]");
        assertThat(receivedAll()).containsExactly("a", "c");
        assertThat(sender.capacity()).isEqualTo(2);
    }

    @Test
    void permitSendsOnceOrIsGivenBackOnce() {
        SendPermit<Object> used = sender.tryReserve();
        used.send("a");
        assertThatThrownBy(() -> used.send("b")).isInstanceOf(IllegalStateException.class);
        used.close();
        SendPermit<Object> closed = sender.tryReserve();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.send("b")).isInstanceOf(IllegalStateException.class);
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("a");
    }

    @Test
    void fullChannelReservesNothing() {
        fill();
        assertThat(sender.tryReserve()).isNull();
    }

    @Test
    void manyPlacesComeTogether() throws Exception {
        sender.trySend("a");
        Future<List<SendPermit<Object>>> two = sender.reserveMany(2);
        TestContext own = waiting(two);
        receiver.tryRecv();
        assertThat(own.wakes()).isEqualTo(1);
        List<SendPermit<Object>> permits = ready(two);
        permits.get(1).send("b");
        permits.get(0).close();
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("b");
        assertThat(ready(sender.reserveMany(0))).isEmpty();
    }

    @Test
    void droppedReservationsGiveAllBack() throws Exception {
        sender.trySend("a");
        Future<?> partly = sender.reserveMany(2);
        waiting(partly);
        partly.drop();
        assertThat(sender.capacity()).isEqualTo(1);
        Future<?> granted = sender.reserveMany(2);
        waiting(granted);
        receiver.tryRecv();
        granted.drop();
        assertThat(sender.capacity()).isEqualTo(2);
        Future<?> one = sender.reserve();
        one.drop();
        assertThat(sender.capacity()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void reservingMoreThanThereIsIsRefused(int count) {
        assertThatThrownBy(() -> sender.reserveMany(count))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void channelWithoutRoomIsRefused(int capacity) {
        assertThatThrownBy(() -> Mpsc.bounded(capacity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    // ---- time ----

    @Test
    void sendWithTimeToSpareSends() throws Exception {
        fill();
        Future<?> send = sender.sendTimeout("a", Duration.ofNanos(10));
        assertThat(send.poll(cx)).isSameAs(Poll.pending());
        cx.timer.advance(9);
        receiver.tryRecv();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(send.poll(cx).isReady()).isTrue();
        assertThat(cx.timer.waiting()).isZero();
        assertThat(receivedAll()).containsExactly("filling", "a");
    }

    @Test
    void sendThatIsOutOfTimeGivesItsValueAndItsPlaceBack() throws Exception {
        fill();
        Future<?> send = sender.sendTimeout("a", Duration.ofNanos(10));
        send.poll(cx);
        cx.timer.advance(10);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThatThrownBy(() -> send.poll(cx))
                .isInstanceOfSatisfying(
                        SendFailedException.class,
                        failure -> {
                            assertThat(failure.value()).isEqualTo("a");
                            assertThat(failure.reason())
                                    .isEqualTo(SendFailedException.Reason.TIMEOUT);
                        });
        assertThatThrownBy(() -> send.poll(cx)).hasMessageStartingWith("polled after completion");
        send.drop();
        receiver.tryRecv();
        assertThat(sender.capacity()).isEqualTo(1);
        assertThat(receivedAll()).containsExactly("filling");
    }

    @Test
    void noTimeAtAllMeansNow() throws Exception {
        assertThat(sender.sendTimeout("a", Duration.ofNanos(-1)).poll(cx).isReady()).isTrue();
        fill();
        assertThatThrownBy(() -> sender.sendTimeout("b", Duration.ZERO).poll(cx))
                .isInstanceOf(SendFailedException.class);
    }

    @Test
    void droppedSendWithALimitLeavesNothingBehind() throws Exception {
        fill();
        Future<?> send = sender.sendTimeout("a", Duration.ofNanos(10));
        send.poll(cx);
        send.drop();
        send.drop();
        assertThat(cx.timer.waiting()).isZero();
        receiver.tryRecv();
        assertThat(sender.capacity()).isEqualTo(1);
        assertThatThrownBy(() -> send.poll(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(() -> sender.sendTimeout("a", null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void sendWithALimitOnAnExecutorWithoutTimersFailsAndLeavesTheLine() {
        fill();
        Task<@Nullable Void> task =
                Task.create(sender.sendTimeout("a", Duration.ofDays(1)), new QueueScheduler());
        task.run();
        assertThatThrownBy(task::outcome).isInstanceOf(UnsupportedOperationException.class);
        receiver.tryRecv();
        assertThat(sender.capacity()).isEqualTo(1);
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
