package dev.rouse.testkit.everything;

import dev.rouse.Context;
import dev.rouse.Duplex;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import dev.rouse.Sinks;
import dev.rouse.Split;
import dev.rouse.Stream;
import dev.rouse.Streams;
import dev.rouse.channel.Mpsc;
import dev.rouse.testkit.Interleaving;
import dev.rouse.testkit.laws.SinkLaws;
import dev.rouse.testkit.laws.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sinks: made of functions, over other sinks, and the ends of channels. */
final class SinkRows {

    private SinkRows() {}

    static List<SinkLaws<?>> all() {
        return java.util.stream.Stream.of(factories(), adapters(), failing(), ends())
                .<SinkLaws<?>>flatMap(List::stream)
                .toList();
    }

    private static SinkLaws<Integer> sink(
            String name, Function<World, ? extends Sink<Integer>> make) {
        return SinkLaws.of(name, make).sending(List.of(1, 2)).checkingEnd();
    }

    private static Sink<Integer> target(World world) {
        return world.childSink("target");
    }

    private static Sink<Integer> broken(World world) {
        return world.failingSink("target", new IOException("no"));
    }

    private static List<SinkLaws<Integer>> factories() {
        return List.of(
                sink("Sinks.drain()", w -> Sinks.drain()),
                sink("Sinks.forEach(ThrowingConsumer)", w -> Sinks.forEach(arrivals(w)::add)),
                sink("Sinks.unfold(Object,ThrowingBiFunction)", SinkRows::unfolded),
                sink(
                        "Sinks.fromFuture(Future)",
                        w -> Sinks.fromFuture(Futures.lazy(() -> target(w)))),
                sink(
                        "Sinks.fromFuture(Future), later",
                        w -> Sinks.fromFuture(w.child("future", 0).map(made -> target(w)))));
    }

    private static List<SinkLaws<Integer>> adapters() {
        return List.of(
                sink("Sink.with(ThrowingFunction)", w -> target(w).with(Futures::ready)),
                sink(
                        "Sink.with(ThrowingFunction), later",
                        w -> target(w).with(n -> Futures.yieldNow().map(yielded -> n))),
                sink("Sink.withMap(ThrowingFunction)", w -> target(w).withMap(n -> n * 10))
                        .delivering(sent -> sent.stream().map(n -> n * 10).toList()),
                sink(
                                "Sink.withFlatMap(ThrowingFunction)",
                                w -> target(w).withFlatMap(n -> Streams.of(n, -n)))
                        .delivering(
                                sent ->
                                        sent.stream()
                                                .flatMap(n -> java.util.stream.Stream.of(n, -n))
                                                .toList()),
                sink("Sink.withFilter(ThrowingPredicate)", w -> target(w).withFilter(n -> n > 1))
                        .delivering(sent -> sent.stream().filter(n -> n > 1).toList()),
                sink(
                                "Sink.withFilterMap(ThrowingFunction)",
                                w ->
                                        target(w)
                                                .<Integer>withFilterMap(
                                                        n ->
                                                                n > 1
                                                                        ? Optional.of(-n)
                                                                        : Optional.empty()))
                        .delivering(sent -> sent.stream().filter(n -> n > 1).map(n -> -n).toList()),
                sink("Sink.mapSinkError(ThrowingFunction)", w -> target(w).mapSinkError(e -> e)),
                sink("Sink.buffer(int), of 1", w -> target(w).buffer(1)),
                sink("Sink.buffer(int), of 2", w -> target(w).buffer(2)),
                sink("Sink.fanout(Sink)", w -> target(w).fanout(w.<Integer>childSink("other"))),
                sink(
                        "Sink.withMap(ThrowingFunction), slow",
                        w -> Interleaving.of(1, 0, 2).sink(target(w)).withMap(n -> n)));
    }

    private static List<SinkLaws<Integer>> failing() {
        return List.of(
                sink("Sink.buffer(int), failing", w -> broken(w).buffer(1))
                        .mayFail(IOException.class),
                sink("Sink.withMap(ThrowingFunction), failing", w -> broken(w).withMap(n -> n))
                        .mayFail(IOException.class),
                sink("Sink.with(ThrowingFunction), failing", w -> broken(w).with(Futures::ready))
                        .mayFail(IOException.class),
                sink(
                                "Sink.mapSinkError(ThrowingFunction), failing",
                                w -> broken(w).mapSinkError(IllegalArgumentException::new))
                        .mayFail(IllegalArgumentException.class),
                sink("Sink.fanout(Sink), failing", w -> target(w).fanout(broken(w)))
                        .mayFail(IOException.class),
                sink(
                                "Sinks.fromFuture(Future), failing",
                                w -> Sinks.fromFuture(w.failingChild("future", new IOException())))
                        .mayFail(IOException.class));
    }

    private static List<SinkLaws<Integer>> ends() {
        return List.of(
                sink("MpscSender.asSink()", SinkRows::sender),
                sink("Split.sink()", SinkRows::half));
    }

    private static List<Integer> arrivals(World world) {
        List<Integer> got = new ArrayList<>();
        world.arriving("function", () -> got);
        return got;
    }

    private static Sink<Integer> unfolded(World world) {
        List<Integer> got = arrivals(world);
        return Sinks.unfold(
                0,
                (n, value) ->
                        Futures.yieldNow()
                                .map(
                                        yielded -> {
                                            got.add(value);
                                            return n + 1;
                                        }));
    }

    private static Sink<Integer> sender(World world) {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
        world.bystander("receiver", channel.receiver().toList());
        return channel.sender().asSink();
    }

    // ---- halves ----

    /** The other half is gone, so the whole ends with this one. */
    private static Sink<Integer> half(World world) {
        Split<Integer, Integer> split = new Both(Streams.pending(), target(world)).split();
        split.stream().drop();
        return split.sink();
    }

    /** A stream and a sink that have nothing to do with each other. */
    private record Both(Stream<Integer> stream, Sink<Integer> sink)
            implements Duplex<Integer, Integer> {
        @Override
        public PollNext<Integer> pollNext(Context cx) throws Exception {
            return stream.pollNext(cx);
        }

        @Override
        public Poll<@Nullable Void> pollReady(Context cx) throws Exception {
            return sink.pollReady(cx);
        }

        @Override
        public void startSend(Integer value) throws Exception {
            sink.startSend(value);
        }

        @Override
        public Poll<@Nullable Void> pollFlush(Context cx) throws Exception {
            return sink.pollFlush(cx);
        }

        @Override
        public Poll<@Nullable Void> pollClose(Context cx) throws Exception {
            return sink.pollClose(cx);
        }

        @Override
        public void drop() {
            stream.drop();
            sink.drop();
        }
    }
}
