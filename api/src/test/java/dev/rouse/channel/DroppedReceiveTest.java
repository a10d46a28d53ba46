package dev.rouse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.sync.Notify;
import dev.rouse.sync.Semaphore;
import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.TestContext;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing that one waits at keeps the waker, and so the task, of a future that was dropped. */
class DroppedReceiveTest {

    private final Mpsc.Unbounded<Object> channel = Mpsc.unbounded();
    private final MpscUnboundedSender<Object> sender = channel.sender();
    private final MpscReceiver<Object> receiver = channel.receiver();

    private static WakerContext with(CountingWaker waker) {
        return new WakerContext(new TestContext(), waker);
    }

    private static void pending(Future<?> future, CountingWaker waker) throws Exception {
        assertThat(future.poll(with(waker))).isSameAs(Poll.pending());
    }

    /** Polls with a waker that nobody else knows, drops, and lets go of both. */
    private static WeakReference<CountingWaker> wakerOfADropped(Future<?> future) throws Exception {
        CountingWaker waker = new CountingWaker();
        pending(future, waker);
        future.drop();
        return new WeakReference<>(waker);
    }

    private static void awaitCollected(WeakReference<?> reference) {
        while (reference.get() != null) { // the watchdog ends it if it never comes true
            System.gc();
        }
    }

    @TestFactory
    Stream<DynamicTest> droppedFutureIsForgotten() {
        Mpsc.Bounded<Object> full = Mpsc.bounded(1);
        full.sender().trySend("filling");
        Watch<Object> watch = Watch.create("v");
        Broadcast<Object> broadcast = Broadcast.create(1);
        Oneshot<Object> watched = Oneshot.create();
        Oneshot<Object> awaited = Oneshot.create();
        Notify notify = Notify.create();
        Semaphore semaphore = Semaphore.create(0);
        List<Map.Entry<String, Supplier<Future<?>>>> all =
                List.of(
                        Map.entry("recv", receiver::recv),
                        Map.entry("recvMany", () -> receiver.recvMany(new ArrayList<>(), 1)),
                        Map.entry("send", () -> full.sender().send("more")),
                        Map.entry("reserve", full.sender()::reserve),
                        Map.entry("mpsc closed", sender::closed),
                        Map.entry("watch changed", watch.receiver()::changed),
                        Map.entry("watch waitFor", () -> watch.receiver().waitFor("w"::equals)),
                        Map.entry("watch closed", watch.sender()::closed),
                        Map.entry("broadcast recv", broadcast.receiver()::recv),
                        Map.entry("broadcast closed", broadcast.sender()::closed),
                        Map.entry("oneshot closed", watched.sender()::closed),
                        Map.entry("oneshot receiver", awaited::receiver),
                        Map.entry("notified", notify::notified),
                        Map.entry("acquire", semaphore::acquire));
        return all.stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey(),
                                        () ->
                                                awaitCollected(
                                                        wakerOfADropped(each.getValue().get()))));
    }

    @Test
    void droppedReceiveIsNotWoken() throws Exception {
        CountingWaker waker = new CountingWaker();
        Future<?> recv = receiver.recv();
        pending(recv, waker);
        pending(recv, waker);
        recv.drop();
        recv.drop();
        sender.send("a");
        assertThat(waker.count()).isZero();
        assertThat(receiver.tryRecv()).isInstanceOf(PollNext.Item.class);
    }

    @Test
    void waiterThatCameLaterIsWokenAlthoughAnEarlierOneIsDropped() throws Exception {
        CountingWaker waker = new CountingWaker();
        CountingWaker later = new CountingWaker();
        Future<?> earlier = receiver.recv();
        Future<?> recv = receiver.recv();
        pending(earlier, waker);
        pending(recv, later);
        earlier.drop();
        sender.send("a");
        assertThat(later.count()).isEqualTo(1);
        assertThat(recv.poll(with(later)).isReady()).isTrue();
    }

    /** Both futures of one task: the waker is the same, and one still relies on it. */
    @Test
    void waiterThatCameEarlierIsWokenAlthoughALaterOneIsDropped() throws Exception {
        CountingWaker waker = new CountingWaker();
        Future<?> recv = receiver.recv();
        Future<?> later = receiver.recv();
        pending(recv, waker);
        pending(later, waker);
        later.drop();
        sender.send("a");
        assertThat(waker.count()).isEqualTo(1);
        assertThat(recv.poll(with(waker)).isReady()).isTrue();
    }

    @Test
    void streamThatWaitsIsWokenAlthoughAReceiveIsDropped() throws Exception {
        CountingWaker waker = new CountingWaker();
        assertThat(receiver.pollNext(with(waker)).isPending()).isTrue();
        Future<?> recv = receiver.recv();
        pending(recv, waker);
        recv.drop();
        sender.send("a");
        assertThat(waker.count()).isEqualTo(1);
        assertThat(receiver.pollNext(with(waker))).isInstanceOf(PollNext.Item.class);
    }

    /** The stream waits no more once it was given an item. */
    @Test
    void streamThatHasItsItemRetainsNobody() throws Exception {
        assertThat(receiver.pollNext(with(new CountingWaker())).isPending()).isTrue();
        sender.send("a");
        assertThat(receiver.pollNext(with(new CountingWaker()))).isInstanceOf(PollNext.Item.class);
        awaitCollected(wakerOfADropped(receiver.recv()));
    }

    @Test
    void receiveThatIsDroppedAfterItWasWokenLosesNothing() throws Exception {
        CountingWaker waker = new CountingWaker();
        Future<?> recv = receiver.recv();
        pending(recv, waker);
        sender.send("a");
        recv.drop();
        assertThat(waker.count()).isEqualTo(1);
        CountingWaker next = new CountingWaker();
        assertThat(receiver.recv().poll(with(next)).isReady()).isTrue();
        pending(receiver.recv(), next);
        sender.send("b");
        assertThat(next.count()).isEqualTo(1);
    }
}
