package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.testing.DocExample;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    private final Broadcast<Object> channel = Broadcast.create(4);
    private final BroadcastSender<Object> sender = channel.sender();
    private final BroadcastReceiver<Object> receiver = channel.receiver();
    private final TestContext cx = new TestContext();

    private static PollNext<Received<Object>> value(Object value) {
        return PollNext.item(new Received.Value<>(value));
    }

    private static PollNext<Received<Object>> lagged(long missed) {
        return PollNext.item(new Received.Lagged<>(missed));
    }

    private static TestContext waiting(Future<?> future) throws Exception {
        TestContext own = new TestContext();
        assertThat(future.poll(own)).isSameAs(Poll.pending());
        return own;
    }

    @Test
    void exampleIsTheOneInTheDocumentation() {
        assertThat(DocExample.textOf(Path.of("src/main/java/dev/rouse/channel/Broadcast.java")))
                .contains(
                        DocExample.in(
                                Path.of("src/test/java/dev/rouse/channel/BroadcastTest.java")));
    }

    @Test
    void exampleLogsTheLine() {
        List<String> log = new ArrayList<>();
        // example
        Broadcast<String> chat = Broadcast.create(16);
        BroadcastReceiver<String> late = chat.sender().subscribe();
        chat.sender().send("hello"); // to two receivers
        if (late.tryRecv() instanceof PollNext.Item<Received<String>> item) {
            if (item.value() instanceof Received.Value<String> line) {
                log.add(line.value());
            } else if (item.value() instanceof Received.Lagged<String> gap) {
                log.add(gap.missed() + " lines missed");
            }
        }
        // end of example
        assertThat(log).containsExactly("hello");
    }

    @Test
    void everyReceiverGetsEveryValueFromItsSubscriptionOn() {
        assertThat(sender.send("one")).isEqualTo(1);
        BroadcastReceiver<Object> second = sender.subscribe();
        BroadcastReceiver<Object> third = receiver.resubscribe();
        assertThat(sender.send("two")).isEqualTo(3);
        assertThat(receiver.tryRecv()).isEqualTo(value("one"));
        assertThat(receiver.tryRecv()).isEqualTo(value("two"));
        assertThat(receiver.tryRecv()).isSameAs(PollNext.pending());
        assertThat(second.tryRecv()).isEqualTo(value("two"));
        assertThat(third.tryRecv()).isEqualTo(value("two"));
        assertThat(second.sameChannel(receiver)).isTrue();
        assertThat(second.sameChannel(Broadcast.create(1).receiver())).isFalse();
    }

    @Test
    void slowReceiverIsToldHowManyItMissedAndGoesOn() {
        for (int i = 0; i < 10; i++) {
            sender.send(i);
        }
        assertThat(receiver.length()).isEqualTo(10);
        assertThat(sender.length()).isEqualTo(4);
        assertThat(receiver.pollNext(cx)).isEqualTo(lagged(6));
        assertThat(receiver.length()).isEqualTo(4);
        for (int i = 6; i < 10; i++) {
            assertThat(receiver.pollNext(cx)).isEqualTo(value(i));
        }
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.pending());
    }

    @Test
    void receiverMayLagAgainBetweenTheNewsAndTheValue() {
        for (int i = 0; i < 5; i++) {
            sender.send(i);
        }
        assertThat(receiver.tryRecv()).isEqualTo(lagged(1));
        sender.send(5);
        sender.send(6);
        assertThat(receiver.tryRecv()).isEqualTo(lagged(2));
        assertThat(receiver.tryRecv()).isEqualTo(value(3));
    }

    @Test
    void capacityIsRoundedUpToAPowerOfTwo() {
        Broadcast<Object> five = Broadcast.create(5);
        for (int i = 0; i < 8; i++) {
            five.sender().send(i);
        }
        assertThat(five.receiver().tryRecv()).isEqualTo(value(0));
        Broadcast<Object> one = Broadcast.create(1);
        one.sender().send(0);
        one.sender().send(1);
        assertThat(one.receiver().tryRecv()).isEqualTo(lagged(1));
        assertThat(one.receiver().tryRecv()).isEqualTo(value(1));
    }

    @Test
    void capacityThatIsNotPositiveOrTooLargeIsRefused() {
        assertThatThrownBy(() -> Broadcast.create(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the capacity is not between");
        assertThatThrownBy(() -> Broadcast.create(Broadcast.MAX_CAPACITY + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendWakesAllWhoWait() throws Exception {
        BroadcastReceiver<Object> second = sender.subscribe();
        Future<Next<Received<Object>>> first = receiver.recv();
        TestContext ofFirst = waiting(first);
        assertThat(second.pollNext(cx)).isSameAs(PollNext.pending());
        sender.send("v");
        assertThat(ofFirst.wakes()).isEqualTo(1);
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(first.poll(ofFirst)).isEqualTo(Poll.ready(value("v")));
        assertThat(second.pollNext(cx)).isEqualTo(value("v"));
    }

    @Test
    void droppedRecvLosesNothing() throws Exception {
        Future<?> dropped = receiver.recv();
        TestContext waiting = waiting(dropped);
        sender.send("v");
        dropped.drop();
        assertThat(waiting.wakes()).isEqualTo(1);
        assertThat(receiver.recv().poll(cx)).isEqualTo(Poll.ready(value("v")));
    }

    @Test
    void endOfTheBudgetLosesNothing() throws Exception {
        sender.send("v");
        Future<?> recv = receiver.recv();
        cx.budget = 0;
        assertThat(recv.poll(cx)).isSameAs(Poll.pending());
        assertThat(cx.wakes()).isEqualTo(1);
        cx.budget = 1;
        assertThat(recv.poll(cx)).isEqualTo(Poll.ready(value("v")));
    }

    @Test
    void whatWasSentIsReceivedAfterTheLastSenderIsClosed() throws Exception {
        BroadcastSender<Object> copy = sender.copy();
        assertThat(copy.sameChannel(sender)).isTrue();
        sender.send("last");
        sender.close();
        sender.close();
        assertThat(receiver.isClosed()).isFalse();
        copy.close();
        assertThat(receiver.isClosed()).isTrue();
        assertThat(receiver.pollNext(cx)).isEqualTo(value("last"));
        assertThat(receiver.tryRecv()).isSameAs(PollNext.done());
        assertThat(receiver.pollNext(cx)).isSameAs(PollNext.done());
        assertThatThrownBy(() -> receiver.pollNext(cx)).hasMessageStartingWith("polled after comp");
        assertThat(receiver.recv().poll(cx)).isEqualTo(Poll.ready(PollNext.done()));
        assertThat(receiver.blockingRecv()).isSameAs(PollNext.done());
    }

    @Test
    void closingWakesThoseWhoWait() throws Exception {
        Future<?> recv = receiver.recv();
        TestContext waiting = waiting(recv);
        sender.close();
        assertThat(waiting.wakes()).isEqualTo(1);
        assertThat(recv.poll(waiting)).isEqualTo(Poll.ready(PollNext.done()));
    }

    @Test
    void valueSentToNobodyIsNotKept() throws Exception {
        Future<?> closed = sender.closed();
        TestContext waiting = waiting(closed);
        receiver.drop();
        receiver.drop();
        assertThat(waiting.wakes()).isEqualTo(1);
        assertThat(closed.poll(waiting).isReady()).isTrue();
        assertThat(sender.send("lost")).isZero();
        BroadcastReceiver<Object> again = sender.subscribe();
        assertThat(again.isEmpty()).isTrue();
        assertThat(sender.send("kept")).isEqualTo(1);
        assertThat(again.tryRecv()).isEqualTo(value("kept"));
    }

    @Test
    void weakSenderDoesNotKeepTheChannelOpen() {
        BroadcastWeakSender<Object> weak = sender.downgrade();
        try (BroadcastSender<Object> upgraded = weak.upgrade()) {
            assertThat(upgraded.send("v")).isEqualTo(1);
            assertThat(sender.senderCount()).isEqualTo(2);
        }
        sender.close();
        assertThat(weak.upgrade()).isNull();
        assertThat(receiver.isClosed()).isTrue();
    }

    @Test
    void closedSenderSaysSo() {
        sender.close();
        assertThatThrownBy(() -> sender.send("v"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("this sender was closed");
        assertThatThrownBy(sender::copy).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void droppedReceiverSaysSo() {
        Future<?> recv = receiver.recv();
        receiver.pollNext(cx);
        receiver.drop();
        assertThatThrownBy(() -> receiver.pollNext(cx)).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(receiver::tryRecv).hasMessageStartingWith("polled after drop");
        assertThatThrownBy(() -> recv.poll(cx)).hasMessageStartingWith("polled after drop");
        sender.subscribe();
        sender.send("v");
        assertThat(cx.wakes()).isZero();
    }

    @Test
    void valueIsLetGoWhenTheLastReceiverHasItOrIsDropped() {
        BroadcastReceiver<Object> second = sender.subscribe();
        WeakReference<Object> received = send();
        WeakReference<Object> dropped = send();
        receiver.tryRecv();
        receiver.tryRecv();
        assertThat(sender.length()).isEqualTo(2);
        second.tryRecv();
        assertThat(sender.length()).isEqualTo(1);
        awaitCollected(received);
        assertThat(dropped.get()).isNotNull();
        second.drop();
        assertThat(sender.isEmpty()).isTrue();
        awaitCollected(dropped);
    }

    private WeakReference<Object> send() {
        Object value = new Object();
        sender.send(value);
        return new WeakReference<>(value);
    }

    private static void awaitCollected(WeakReference<?> reference) {
        while (reference.get() != null) { // the watchdog ends it if it never comes true
            System.gc();
        }
    }

    @Test
    void nullIsAValue() {
        Broadcast<@Nullable Object> nulls = Broadcast.create(1);
        nulls.sender().send(null);
        assertThat(nulls.receiver().tryRecv())
                .isEqualTo(PollNext.item(new Received.Value<@Nullable Object>(null)));
    }

    @Test
    void wakerThatSendsOrThrowsHarmsNobody() throws Exception {
        RuntimeException failure = new RuntimeException("waker");
        BroadcastReceiver<Object> second = sender.subscribe();
        receiver.pollNext(
                new WakerContext(
                        new TestContext(),
                        () -> {
                            sender.send("from the waker");
                            throw failure;
                        }));
        TestContext waiting = waiting(second.recv());
        assertThat(UncaughtExceptions.during(() -> sender.send("v"))).containsExactly(failure);
        assertThat(waiting.wakes()).isEqualTo(1);
        assertThat(second.tryRecv()).isEqualTo(value("v"));
        assertThat(second.tryRecv()).isEqualTo(value("from the waker"));
    }

    @Test
    void manyReceiversLeaveFromWhereverTheyAre() {
        List<BroadcastReceiver<Object>> receivers = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            BroadcastReceiver<Object> each = sender.subscribe();
            each.pollNext(cx);
            receivers.add(each);
        }
        for (int i = 0; i < receivers.size(); i += 2) {
            receivers.get(i).drop();
        }
        assertThat(sender.send("v")).isEqualTo(50_001);
        assertThat(cx.wakes()).isEqualTo(50_000);
    }

    @Test
    void blockedThreadReceivesWhatAnotherSends() throws Exception {
        List<Object> got = new ArrayList<>();
        Thread thread =
                new Thread(
                        () -> {
                            while (receiver.blockingRecv() instanceof PollNext.Item<?> item) {
                                got.add(item.value());
                            }
                        });
        thread.start();
        sender.send(1);
        sender.send(2);
        sender.close();
        thread.join();
        assertThat(got).containsExactly(new Received.Value<>(1), new Received.Value<>(2));
    }
}
