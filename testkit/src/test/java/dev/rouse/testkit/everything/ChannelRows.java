package dev.rouse.testkit.everything;

import static dev.rouse.testkit.everything.Rows.SECOND;
import static dev.rouse.testkit.everything.Rows.future;
import static dev.rouse.testkit.everything.Rows.numbers;
import static dev.rouse.testkit.everything.Rows.stream;

import dev.rouse.Future;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import dev.rouse.channel.Broadcast;
import dev.rouse.channel.BroadcastReceiver;
import dev.rouse.channel.ChannelClosedException;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.MpscReceiver;
import dev.rouse.channel.MpscSender;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.Received;
import dev.rouse.channel.SendFailedException;
import dev.rouse.channel.SendPermit;
import dev.rouse.channel.Watch;
import dev.rouse.channel.WatchReceiver;
import dev.rouse.testkit.laws.FutureLaws;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.World;
import java.util.ArrayList;
import java.util.List;

/** Channels, and sinks as the sending end of one. */
final class ChannelRows {

    private static final List<Received<Integer>> RECEIVED =
            List.of(new Received.Value<>(1), new Received.Value<>(2));

    private ChannelRows() {}

    static List<FutureLaws<?>> futures() {
        return List.of(
                future("Oneshot.receiver()", ChannelRows::oneshot).giving(1),
                future("Oneshot.receiver(), closed", ChannelRows::closedOneshot)
                        .failing(ChannelClosedException.class),
                future("OneshotSender.closed()", ChannelRows::oneshotClosed),
                future("MpscReceiver.recv()", w -> bounded(w).recv())
                        .giving(PollNext.item(1))
                        .withLateWakes(),
                future(
                                "MpscReceiver.recvMany(List,int)",
                                w -> bounded(w).recvMany(new ArrayList<>(), 1))
                        .giving(1)
                        .withLateWakes(),
                future("MpscSender.send(Object)", w -> full(w).send(7)),
                future("MpscSender.send(Object), closed", w -> closing(w).send(7))
                        .failing(SendFailedException.class),
                future(
                        "MpscSender.sendTimeout(Object,Duration)",
                        w -> full(w).sendTimeout(7, SECOND)),
                future("MpscSender.sendTimeout(Object,Duration), over", ChannelRows::lateSend)
                        .failing(SendFailedException.class)
                        .withoutRaces(),
                future("MpscSender.reserve()", w -> full(w).reserve()),
                future("MpscSender.reserve(), closed", w -> closing(w).reserve())
                        .failing(ChannelClosedException.class),
                future("MpscSender.reserveMany(int)", w -> full(w).reserveMany(1)),
                future("MpscSender.closed()", w -> closing(w).closed()),
                future("MpscUnboundedSender.closed()", ChannelRows::unboundedClosed),
                future("BroadcastReceiver.recv()", w -> broadcast(w).recv())
                        .giving(PollNext.item(RECEIVED.get(0))),
                future("BroadcastSender.closed()", ChannelRows::broadcastClosed),
                future("WatchReceiver.changed()", w -> watch(w).changed()),
                future("WatchReceiver.changed(), closed", ChannelRows::watchIsClosed)
                        .failing(ChannelClosedException.class),
                future(
                                "WatchReceiver.waitFor(ThrowingPredicate)",
                                w -> watch(w).waitFor(v -> v == 2))
                        .giving(2),
                future("WatchSender.closed()", ChannelRows::watchClosed));
    }

    static List<FutureLaws<?>> sinks() {
        return List.of(
                future("Sink.send(Object)", w -> fullSink(w).send(7)).withLateWakes(),
                future("Sink.feed(Object)", w -> fullSink(w).feed(7)).withLateWakes(),
                future("Sink.flush()", w -> fullSink(w).flush()),
                future("Sink.close()", w -> fullSink(w).close()),
                future("Sink.sendAll(Stream)", w -> sink(w).sendAll(numbers(w))));
    }

    static List<StreamLaws<?>> streams() {
        return List.of(
                stream("Mpsc.Bounded.receiver()", ChannelRows::bounded).giving(List.of(1, 2)),
                stream("Mpsc.Unbounded.receiver()", ChannelRows::unbounded).giving(List.of(1, 2)),
                stream("Broadcast.receiver()", ChannelRows::broadcast).giving(RECEIVED),
                stream("BroadcastReceiver.resubscribe()", ChannelRows::resubscribed)
                        .giving(RECEIVED),
                stream("BroadcastSender.subscribe()", ChannelRows::subscribed).giving(RECEIVED),
                stream("Watch.receiver()", ChannelRows::watch),
                stream("WatchReceiver.copy()", w -> watch(w).copy()),
                stream("WatchSender.subscribe()", ChannelRows::subscribedWatch));
    }

    // ---- oneshot ----

    private static Future<Integer> oneshot(World world) {
        Oneshot<Integer> channel = Oneshot.create();
        world.event("send", () -> channel.sender().send(1));
        return channel.receiver();
    }

    private static Future<Integer> closedOneshot(World world) {
        Oneshot<Integer> channel = Oneshot.create();
        world.event("close", channel.sender()::close);
        return channel.receiver();
    }

    private static Future<?> oneshotClosed(World world) {
        Oneshot<Integer> channel = Oneshot.create();
        world.event("drop", channel.receiver()::drop);
        return channel.sender().closed();
    }

    // ---- mpsc ----

    private static MpscReceiver<Integer> bounded(World world) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(4);
        world.event("send 1", () -> channel.sender().trySend(1))
                .event("send 2", () -> channel.sender().trySend(2))
                .event("close", channel.sender()::close);
        return channel.receiver();
    }

    private static MpscReceiver<Integer> unbounded(World world) {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        world.event("send 1", () -> channel.sender().send(1))
                .event("send 2", () -> channel.sender().send(2))
                .event("close", channel.sender()::close);
        return channel.receiver();
    }

    /** A full channel, from which two values are received; another waits for room. */
    private static MpscSender<Integer> full(World world) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(2);
        channel.sender().trySend(0);
        channel.sender().trySend(0);
        world.event("receive", channel.receiver()::tryRecv)
                .event("receive again", channel.receiver()::tryRecv)
                .bystander("another send", channel.sender().send(8))
                .taking(ChannelRows::giveBack);
        return channel.sender();
    }

    private static void giveBack(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof SendPermit<?> permit) {
            permit.close();
        } else if (value instanceof List<?> permits) {
            permits.forEach(ChannelRows::giveBack);
        }
    }

    /** A full channel that is closed. */
    private static MpscSender<Integer> closing(World world) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
        channel.sender().trySend(0);
        world.event("close", channel.receiver()::close);
        return channel.sender();
    }

    private static Future<?> lateSend(World world) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
        channel.sender().trySend(0);
        world.held("timers", world.clock()::waiting);
        world.advance(SECOND).advance(SECOND);
        return channel.sender().sendTimeout(7, SECOND);
    }

    private static Future<?> unboundedClosed(World world) {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        world.event("close", channel.receiver()::close);
        return channel.sender().closed();
    }

    private static Sink<Integer> sink(World world) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(4);
        return channel.sender().asSink();
    }

    /** A sink with a value in it for which there is no room yet. */
    private static Sink<Integer> fullSink(World world) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
        channel.sender().trySend(0);
        world.event("receive", channel.receiver()::tryRecv)
                .event("receive again", channel.receiver()::tryRecv);
        return channel.sender().asSink();
    }

    // ---- broadcast ----

    private static BroadcastReceiver<Integer> sending(
            World world, Broadcast<Integer> channel, BroadcastReceiver<Integer> receiver) {
        world.event("send 1", () -> channel.sender().send(1))
                .event("send 2", () -> channel.sender().send(2))
                .event("close", channel.sender()::close);
        return receiver;
    }

    private static BroadcastReceiver<Integer> broadcast(World world) {
        Broadcast<Integer> channel = Broadcast.create(4);
        return sending(world, channel, channel.receiver());
    }

    private static BroadcastReceiver<Integer> resubscribed(World world) {
        Broadcast<Integer> channel = Broadcast.create(4);
        return sending(world, channel, channel.receiver().resubscribe());
    }

    private static BroadcastReceiver<Integer> subscribed(World world) {
        Broadcast<Integer> channel = Broadcast.create(4);
        return sending(world, channel, channel.sender().subscribe());
    }

    private static Future<?> broadcastClosed(World world) {
        Broadcast<Integer> channel = Broadcast.create(4);
        world.event("drop", channel.receiver()::drop);
        world.bystander("another", channel.sender().closed());
        return channel.sender().closed();
    }

    // ---- watch ----

    private static WatchReceiver<Integer> watch(World world) {
        Watch<Integer> watch = Watch.create(0);
        sending(world, watch);
        return watch.receiver();
    }

    private static void sending(World world, Watch<Integer> watch) {
        world.event("send 1", () -> watch.sender().sendReplace(1))
                .event("send 2", () -> watch.sender().sendReplace(2))
                .event("close", watch.sender()::close);
    }

    private static WatchReceiver<Integer> subscribedWatch(World world) {
        Watch<Integer> watch = Watch.create(0);
        sending(world, watch);
        return watch.sender().subscribe();
    }

    private static Future<?> watchIsClosed(World world) {
        Watch<Integer> watch = Watch.create(0);
        world.event("close", watch.sender()::close);
        return watch.receiver().changed();
    }

    private static Future<?> watchClosed(World world) {
        Watch<Integer> watch = Watch.create(0);
        world.event("drop", watch.receiver()::drop);
        world.bystander("another", watch.sender().closed());
        return watch.sender().closed();
    }
}
