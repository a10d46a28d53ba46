package dev.rouse.testkit.proof;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.channel.Broadcast;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.MpscUnboundedSender;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.OneshotReceiver;
import dev.rouse.channel.Watch;
import dev.rouse.channel.WatchReceiver;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.sync.Barrier;
import dev.rouse.sync.CancellationToken;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;
import dev.rouse.sync.OnceCell;
import dev.rouse.sync.RwLock;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.SetOnce;
import dev.rouse.testkit.sim.SimFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;
import net.jqwik.api.Example;

/** Structures with one mistake each. The programs that find nothing in the right ones find it. */
class BrokenStructuresTest {

    private static void isCaught(IntFunction<? extends Structure> broken) {
        assertThatThrownBy(() -> Proof.checkSome(broken, 300))
                .isInstanceOf(SimFailure.class)
                .hasCauseInstanceOf(NotLinearizable.class);
    }

    @Example
    void mutexThatForgetsTheNextOneAfterADrop() {
        isCaught(tasks -> new MutexStructure(forgetful(Mutex.create(0)), tasks));
    }

    @SuppressWarnings("unchecked")
    private static Mutex<Integer> forgetful(Mutex<Integer> mutex) {
        return Twin.of(Mutex.class, mutex, "lock", (real, args) -> Twin.undroppable(real.lock()));
    }

    @Example
    @SuppressWarnings("unchecked")
    void mutexThatLetsTwoIn() {
        isCaught(
                tasks ->
                        new MutexStructure(
                                Twin.of(
                                        Mutex.class,
                                        Mutex.create(0),
                                        "tryLock",
                                        (real, args) -> Mutex.create(0).tryLock()),
                                tasks));
    }

    @Example
    void rwLockThatLetsTooManyReadersIn() {
        isCaught(tasks -> new RwLockStructure(RwLock.create(0), tasks));
    }

    @Example
    @SuppressWarnings("unchecked")
    void rwLockThatForgetsADroppedWriter() {
        isCaught(
                tasks ->
                        new RwLockStructure(
                                Twin.of(
                                        RwLock.class,
                                        RwLock.withMaxReaders(0, RwLockStructure.MAX_READERS),
                                        "write",
                                        (real, args) -> Twin.undroppable(real.write())),
                                tasks));
    }

    @Example
    void semaphoreThatLosesAPermitWhenOneThatWaitsIsDropped() {
        isCaught(
                tasks ->
                        new SemaphoreStructure(
                                Twin.of(
                                        Semaphore.class,
                                        Semaphore.create(SemaphoreStructure.PERMITS),
                                        "acquireMany",
                                        (real, args) ->
                                                Twin.undroppable(
                                                        real.acquireMany(
                                                                (Integer)
                                                                        requireNonNull(args[0])))),
                                tasks));
    }

    @Example
    void semaphoreThatIsOneShort() {
        isCaught(
                tasks ->
                        new SemaphoreStructure(
                                Semaphore.create(SemaphoreStructure.PERMITS - 1), tasks));
    }

    @Example
    void notifyThatDoesNotHandOn() {
        isCaught(
                tasks ->
                        new NotifyStructure(
                                Twin.of(
                                        Notify.class,
                                        Notify.create(),
                                        "notified",
                                        (real, args) ->
                                                Twin.of(
                                                        Notified.class,
                                                        real.notified(),
                                                        "drop",
                                                        (notified, none) -> null))));
    }

    @Example
    void notifyThatServesTheLastFirst() {
        isCaught(
                tasks ->
                        new NotifyStructure(
                                Twin.of(
                                        Notify.class,
                                        Notify.create(),
                                        "notifyOne",
                                        (real, args) -> {
                                            real.notifyLast();
                                            return null;
                                        })));
    }

    @Example
    void barrierThatCountsThoseWhoHaveLeft() {
        isCaught(
                tasks ->
                        new BarrierStructure(
                                Twin.of(
                                        Barrier.class,
                                        Barrier.create(BarrierStructure.PARTIES),
                                        "arrive",
                                        (real, args) -> Twin.undroppable(real.arrive()))));
    }

    @Example
    @SuppressWarnings("unchecked")
    void onceCellThatMakesItsValueEveryTime() {
        isCaught(
                tasks ->
                        new OnceCellStructure(
                                Twin.of(
                                        OnceCell.class,
                                        OnceCell.<Integer>create(),
                                        "getOrInit",
                                        (real, args) -> anew(args[0]))));
    }

    @SuppressWarnings("unchecked")
    private static Future<Integer> anew(Object supplier) {
        return OnceCell.<Integer>create().getOrInit((ThrowingSupplier<Future<Integer>>) supplier);
    }

    @Example
    @SuppressWarnings("unchecked")
    void setOnceThatWakesNobody() {
        isCaught(
                tasks ->
                        new SetOnceStructure(
                                Twin.of(
                                        SetOnce.class,
                                        SetOnce.create(),
                                        "whenSet",
                                        (real, args) ->
                                                Futures.pollFn(cx -> (Poll<Object>) real.get()))));
    }

    @Example
    void tokenWhoseChildrenAreNobodys() {
        isCaught(
                tasks ->
                        new TokenStructure(
                                Twin.of(
                                        CancellationToken.class,
                                        CancellationToken.create(),
                                        "child",
                                        (real, args) -> CancellationToken.create())));
    }

    @Example
    @SuppressWarnings("unchecked")
    void oneshotThatDoesNotNoticeTheDropOfItsReceiver() {
        isCaught(
                tasks ->
                        new OneshotStructure(
                                Twin.of(
                                        Oneshot.class,
                                        Oneshot.create(),
                                        "receiver",
                                        (real, args) ->
                                                Twin.of(
                                                        OneshotReceiver.class,
                                                        real.receiver(),
                                                        "drop",
                                                        (receiver, none) -> null))));
    }

    /** Gives the second value before the first if there are two. */
    private static final class Swapping extends BoundedStructure {

        private final Mpsc.Bounded<Integer> channel;
        private final Deque<Object> held = new ArrayDeque<>();

        Swapping(Mpsc.Bounded<Integer> channel, int tasks) {
            super(channel, tasks);
            this.channel = channel;
        }

        @Override
        Future<?> recv() {
            Object first = held.poll();
            if (first != null) {
                return Futures.ready(first);
            }
            if (channel.receiver().length() < 2) {
                return channel.receiver().recv();
            }
            held.add(channel.receiver().tryRecv());
            return channel.receiver().recv();
        }
    }

    @Example
    void queueThatSwapsTwoValues() {
        isCaught(tasks -> new Swapping(Mpsc.bounded(2), tasks));
    }

    @Example
    @SuppressWarnings("unchecked")
    void boundedChannelThatLosesThePlaceOfADroppedSend() {
        isCaught(
                tasks -> {
                    Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
                    return new BoundedStructure(
                            new Mpsc.Bounded<>(losing(channel.sender()), channel.receiver()),
                            tasks);
                });
    }

    @SuppressWarnings("unchecked")
    private static MpscSender<Integer> losing(MpscSender<Integer> sender) {
        MpscSender<Integer> copied =
                Twin.of(
                        MpscSender.class,
                        sender,
                        "send",
                        (real, args) -> Twin.undroppable(real.send(args[0])));
        return Twin.of(
                MpscSender.class,
                copied,
                "copy",
                (real, args) -> losing((MpscSender<Integer>) real.copy()));
    }

    @Example
    @SuppressWarnings("unchecked")
    void unboundedChannelThatForgetsAValue() {
        isCaught(
                tasks -> {
                    Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
                    return new UnboundedStructure(
                            new Mpsc.Unbounded<>(
                                    Twin.of(
                                            MpscUnboundedSender.class,
                                            channel.sender(),
                                            "copy",
                                            (real, args) -> forgetting(real.copy())),
                                    channel.receiver()),
                            tasks);
                });
    }

    @SuppressWarnings("unchecked")
    private static MpscUnboundedSender<Integer> forgetting(MpscUnboundedSender<?> sender) {
        return Twin.of(MpscUnboundedSender.class, sender, "send", (real, args) -> true);
    }

    @Example
    void broadcastThatKeepsTooMuch() {
        isCaught(
                tasks ->
                        new BroadcastStructure(
                                Broadcast.create(2 * BroadcastStructure.CAPACITY), tasks));
    }

    @Example
    @SuppressWarnings("unchecked")
    void watchWhoseReceiversForgetWhatTheySaw() {
        isCaught(
                tasks -> {
                    Watch<Integer> watch = Watch.create(0);
                    return new WatchStructure(
                            new Watch<>(
                                    watch.sender(),
                                    Twin.of(
                                            WatchReceiver.class,
                                            watch.receiver(),
                                            "copy",
                                            (real, args) -> forgetful(real.copy()))),
                            tasks);
                });
    }

    @SuppressWarnings("unchecked")
    private static WatchReceiver<Integer> forgetful(WatchReceiver<?> receiver) {
        return Twin.of(WatchReceiver.class, receiver, "see", (real, args) -> real.get());
    }
}
