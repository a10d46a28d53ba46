package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.channel.Oneshot;
import dev.rouse.interop.ContextCarrier;
import dev.rouse.sync.CancellationToken;
import dev.rouse.sync.OnceCell;
import dev.rouse.testing.Probe;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.SinkProbe;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collector;
import org.junit.jupiter.api.Test;

/**
 * What has ended holds nothing, though somebody still refers to it: not what it was made of, not
 * its callbacks nor what they captured, no values, no failure, and not who polled it.
 *
 * <p>Each subject is brought to each end, and all but itself forgotten; then the collector has to
 * find the rest.
 */
class LettingGoTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** What callbacks capture; they ask it for everything, so that none of them is a constant. */
    private static final class Held {
        boolean failing;

        <V> V pass(V value) {
            if (failing) {
                throw new IllegalStateException("on purpose");
            }
            return value;
        }
    }

    /** How an end comes about. */
    private enum End {
        COMPLETED,
        FAILED,
        FAILED_IN_A_CALLBACK,
        DROPPED_WHILE_PENDING,
        DROPPED_UNPOLLED
    }

    /** Something that has ended, and what nobody but it could still refer to. */
    private static final class Ended {
        final String name;
        final List<WeakReference<Object>> others = new ArrayList<>();
        Object subject = this;

        Ended(String name) {
            this.name = name;
        }

        <X extends Object> X watch(X other) {
            others.add(new WeakReference<>(other));
            return other;
        }

        boolean holds() {
            return others.stream().anyMatch(other -> other.get() != null);
        }

        @Override
        public String toString() {
            List<Object> kept =
                    others.stream()
                            .map(Reference::get)
                            .filter(o -> o != null)
                            .<Object>map(other -> other.getClass().getSimpleName())
                            .toList();
            return name + " holds " + kept;
        }
    }

    private static void assertThatNothingIsHeld(List<Ended> all) {
        for (int i = 0; i < 20 && all.stream().anyMatch(Ended::holds); i++) {
            System.gc();
        }
        assertThat(all.stream().filter(Ended::holds).map(Ended::toString).toList()).isEmpty();
        all.forEach(ended -> Reference.reachabilityFence(ended.subject));
    }

    private record Subject<S>(String name, BiFunction<S, Held, Object> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All there are, to see that none is missing. */
    static java.util.stream.Stream<?> subjects() {
        return java.util.stream.Stream.of(STREAMS, FUTURES, SINKS).flatMap(List::stream);
    }

    // ---- streams ----

    private static Subject<Stream<Object>> op(
            String name, BiFunction<Stream<Object>, Held, Object> make) {
        return new Subject<>(name, make);
    }

    private static final List<Subject<Stream<Object>>> STREAMS =
            List.of(
                    op("next", (s, h) -> s.next()),
                    op("map", (s, h) -> s.map(h::pass)),
                    op("then", (s, h) -> s.then(v -> Futures.ready(h.pass(v)))),
                    op("inspect", (s, h) -> s.inspect(h::pass)),
                    op("enumerate", (s, h) -> s.enumerate()),
                    op("scan", (s, h) -> s.scan(h, (a, v) -> h.pass(a))),
                    op("filter", (s, h) -> s.filter(v -> h.pass(true))),
                    op("filterThen", (s, h) -> s.filterThen(v -> Futures.ready(h.pass(true)))),
                    op("filterMap", (s, h) -> s.filterMap(v -> Optional.of(h.pass(v)))),
                    op("skip", (s, h) -> s.skip(1)),
                    op("skipWhile", (s, h) -> s.skipWhile(v -> h.pass(false))),
                    op("take", (s, h) -> s.take(2)),
                    op("takeWhile", (s, h) -> s.takeWhile(v -> h.pass(true))),
                    op("mapWhile", (s, h) -> s.mapWhile(v -> Optional.of(h.pass(v)))),
                    op("takeUntil", (s, h) -> s.takeUntil(Futures.lazy(() -> h.pass(1)))),
                    op("takeUntil, later", (s, h) -> s.takeUntil(Probe.polling(p -> pending(h)))),
                    op("flatMap", (s, h) -> s.flatMap(v -> Streams.of(h.pass(v), v))),
                    op(
                            "flatMapUnordered",
                            (s, h) -> s.flatMapUnordered(3, v -> Streams.of(h.pass(v), v))),
                    op("buffered", (s, h) -> s.buffered(3, v -> Futures.lazy(() -> h.pass(v)))),
                    op(
                            "bufferUnordered",
                            (s, h) -> s.bufferUnordered(3, v -> Futures.lazy(() -> h.pass(v)))),
                    op("zip", (s, h) -> s.zip(Streams.repeatWith(() -> h), (a, b) -> h.pass(a))),
                    op("chain", (s, h) -> s.chain(Streams.repeatWith(() -> h).take(2))),
                    op("merge", (s, h) -> s.merge(Streams.once(h).inspect(h::pass))),
                    op("chunks", (s, h) -> s.chunks(5)),
                    op("readyChunks", (s, h) -> s.readyChunks(5)),
                    op("chunksTimeout", (s, h) -> s.chunksTimeout(5, HOUR)),
                    op("throttle", (s, h) -> s.throttle(Duration.ZERO)),
                    op("debounce", (s, h) -> s.debounce(HOUR)),
                    op("timeout", (s, h) -> s.timeout(HOUR)),
                    op("timeoutRepeating", (s, h) -> s.timeoutRepeating(HOUR, () -> h)),
                    op("orElse", (s, h) -> s.orElse(f -> Streams.once(h.pass(f)))),
                    op("orElse, of a type", (s, h) -> s.orElse(Error.class, f -> Streams.once(h))),
                    op("recover", (s, h) -> s.recover(h::pass)),
                    op("recover, of a type", (s, h) -> s.recover(Error.class, h::pass)),
                    op("mapError", (s, h) -> s.mapError(h::pass)),
                    op("inspectError", (s, h) -> s.inspectError(h::pass)),
                    op("notifyClose", (s, h) -> s.notifyClose()),
                    op("fuse", (s, h) -> s.fuse()),
                    op("borrow", (s, h) -> s.borrow()),
                    op("peekable", (s, h) -> s.peekable()),
                    op("peekable, peek", (s, h) -> s.peekable().peek()),
                    op("peekable, nextIf", (s, h) -> s.peekable().nextIf(v -> h.pass(true))),
                    op("pollImmediate", (s, h) -> s.pollImmediate()),
                    op("forEach", (s, h) -> s.forEach(h::pass)),
                    op("forEachThen", (s, h) -> s.forEachThen(v -> Futures.ready(h.pass(v)))),
                    op(
                            "forEachConcurrent",
                            (s, h) -> s.forEachConcurrent(2, v -> Futures.ready(h.pass(v)))),
                    op("fold", (s, h) -> s.fold(h, (a, v) -> h.pass(a))),
                    op("foldThen", (s, h) -> s.foldThen(h, (a, v) -> Futures.ready(h.pass(a)))),
                    op("collect", (s, h) -> s.collect(collector(h))),
                    op("toList", (s, h) -> s.toList()),
                    op("count", (s, h) -> s.count()),
                    op("any", (s, h) -> s.any(v -> h.pass(false))),
                    op("all", (s, h) -> s.all(v -> h.pass(true))),
                    op("all, decided early", (s, h) -> s.all(v -> h.pass(false))),
                    op("forward", (s, h) -> s.forward(Sinks.forEach(h::pass))),
                    op("sendAll", (s, h) -> Sinks.forEach(h::pass).sendAll(s)),
                    op(
                            "selectWithStrategy",
                            (s, h) ->
                                    Streams.selectWithStrategy(
                                            s, Streams.once(h), () -> h.pass(Side.LEFT))),
                    op("selectAll", (s, h) -> Streams.selectAll(List.of(s))),
                    op("map of streams", (s, h) -> streamMap(h, s)),
                    op("flatten", (s, h) -> Streams.flatten(Streams.once(s))),
                    op("flattenUnordered", (s, h) -> Streams.flattenUnordered(1, Streams.once(s))),
                    op("flattenFuture", (s, h) -> Streams.flattenFuture(Futures.ready(s))),
                    op("concat", (s, h) -> Streams.concat(s.map(v -> List.of(h.pass(v))))),
                    op("cycle", (s, h) -> Streams.cycle(() -> h.pass(s)).take(1)),
                    op("fromIterable", (s, h) -> Streams.fromIterable(List.of(s, h))),
                    op("fromJavaStream", (s, h) -> Streams.fromJavaStream(javaStream(h))),
                    op("repeatWith", (s, h) -> Streams.repeatWith(() -> h.pass(s)).take(3)),
                    op("iterate", (s, h) -> Streams.iterate(h, h::pass).take(3)),
                    op("unfold", (s, h) -> Streams.unfold(h, v -> twice(h.pass(v), s)).take(3)),
                    op("pollFn", (s, h) -> Streams.pollFn(cx -> h.pass(s).pollNext(cx))));

    private static Poll<Object> pending(Held held) {
        held.pass(1);
        return Poll.pending();
    }

    private static Collector<Object, ?, List<Object>> collector(Held held) {
        return Collector.of(
                ArrayList::new, (list, v) -> list.add(held.pass(v)), (a, b) -> a, held::pass);
    }

    private static StreamMap<Held, Object> streamMap(Held key, Stream<Object> stream) {
        StreamMap<Held, Object> map = new StreamMap<>();
        map.insert(key, stream);
        return map;
    }

    private static java.util.stream.Stream<Object> javaStream(Held held) {
        return java.util.stream.Stream.<Object>of(held, held)
                .map(held::pass)
                .onClose(() -> held.pass(1));
    }

    private static Future<Optional<Unfolded<Object, Held>>> twice(Held state, Object item) {
        return Futures.ready(Optional.of(new Unfolded<>(item, state)));
    }

    private static Ended ended(Subject<Stream<Object>> subject, End end) {
        Ended ended = new Ended(subject.name + ", " + end);
        Held held = ended.watch(new Held());
        held.failing = end == End.FAILED_IN_A_CALLBACK;
        StreamProbe<Object> source = ended.watch(new StreamProbe<>());
        source.item(ended.watch(new Object())).item(ended.watch(new Object()));
        switch (end) {
            case FAILED -> source.fail(ended.watch(new Exception("on purpose")));
            case DROPPED_WHILE_PENDING -> source.stall();
            default -> {}
        }
        ended.subject = subject.make.apply(source, held);
        bring(ended, end);
        return ended;
    }

    /** Polls until there is an end, or nothing moves; the limit is for those that never end. */
    private static void bring(Ended ended, End end) {
        if (end != End.DROPPED_UNPOLLED) {
            TestContext cx = ended.watch(new TestContext());
            cx.spawner = new QueueScheduler();
            try {
                for (int i = 0; i < 5 && !hasEnded(ended.subject, cx); i++) {}
            } catch (Throwable failure) {
                return;
            }
        }
        // After an end of its own this does nothing.
        if (ended.subject instanceof Stream<?> stream) {
            dropQuietly(stream::drop);
        } else if (ended.subject instanceof Future<?> future) {
            dropQuietly(future::drop);
        } else {
            dropQuietly(((Sink<?>) ended.subject)::drop);
        }
    }

    /** An exception is no reason to keep anything. */
    private static void dropQuietly(Runnable drop) {
        try {
            drop.run();
        } catch (RuntimeException onPurpose) {
            assertThat(onPurpose).hasMessage("on purpose");
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean hasEnded(Object subject, TestContext cx) throws Exception {
        if (subject instanceof Stream<?> stream) {
            return stream.pollNext(cx).isDone();
        }
        if (subject instanceof Future<?> future) {
            return future.poll(cx).isReady();
        }
        Sink<Object> sink = (Sink<Object>) subject;
        if (sink.pollReady(cx).isReady()) {
            sink.startSend(new Object());
        }
        return false;
    }

    @Test
    void endedStreamsAndWhatStreamsEndInHoldNothing() {
        List<Ended> all = new ArrayList<>();
        for (Subject<Stream<Object>> subject : STREAMS) {
            for (End end : End.values()) {
                all.add(ended(subject, end));
            }
        }
        assertThatNothingIsHeld(all);
    }

    // ---- futures ----

    private static Subject<Future<Object>> of(
            String name, BiFunction<Future<Object>, Held, Object> make) {
        return new Subject<>(name, make);
    }

    private static final List<Subject<Future<Object>>> FUTURES =
            List.of(
                    of("map", (f, h) -> f.map(h::pass)),
                    of("then", (f, h) -> f.then(v -> Futures.ready(h.pass(v)))),
                    of("then, second", (f, h) -> Futures.ready(h).then(v -> h.pass(f))),
                    of("join", (f, h) -> f.join(Futures.ready(h), (a, b) -> h.pass(a))),
                    of("join, right", (f, h) -> Futures.ready(h).join(f, (a, b) -> h.pass(a))),
                    of("recover", (f, h) -> f.recover(h::pass)),
                    of("recover, of a type", (f, h) -> f.recover(Error.class, h::pass)),
                    of("orElse", (f, h) -> f.orElse(x -> Futures.ready(h.pass(x)))),
                    of("orElse, second", (f, h) -> failed(h).orElse(x -> h.pass(f))),
                    of("mapError", (f, h) -> f.mapError(h::pass)),
                    of("catching", (f, h) -> f.catching()),
                    of("inspect", (f, h) -> f.inspect(h::pass)),
                    of("inspectError", (f, h) -> f.inspectError(h::pass)),
                    of("onEnd", (f, h) -> f.onEnd(() -> h.pass(1))),
                    of("onDrop", (f, h) -> f.onDrop(() -> h.pass(1))),
                    of("race", (f, h) -> f.race(Futures.pollFn(cx -> pending(h)))),
                    of("timeout", (f, h) -> f.timeout(HOUR)),
                    of("timeout, over", (f, h) -> f.timeout(Duration.ZERO)),
                    of("timeoutAt", (f, h) -> f.timeoutAt(5)),
                    of("abortable", (f, h) -> f.abortable(AbortHandle.create())),
                    of("abortable, aborted", (f, h) -> f.abortable(aborted())),
                    of("shared", (f, h) -> f.shared()),
                    of("remote future", (f, h) -> f.remoteHandle().future()),
                    of("borrow", (f, h) -> f.borrow()),
                    of("fuse", (f, h) -> f.fuse()),
                    of("pollImmediate", (f, h) -> f.pollImmediate()),
                    of("flatten", (f, h) -> Futures.flatten(Futures.ready(f))),
                    of("join of three", (f, h) -> joinOfThree(f, h)),
                    of("joinAll", (f, h) -> Futures.joinAll(List.of(Futures.ready(h), f))),
                    of("joinAll of many", (f, h) -> Futures.joinAll(many(f, h))),
                    of("select", (f, h) -> Futures.select(f, Futures.pollFn(cx -> pending(h)))),
                    of("either", (f, h) -> Futures.either(f, Futures.pollFn(cx -> pending(h)))),
                    of("selectAll", (f, h) -> Futures.selectAll(List.of(f))),
                    of("selectAll of many", (f, h) -> Futures.selectAll(many(f, h))),
                    of("selectOk", (f, h) -> Futures.selectOk(List.of(failed(h), f))),
                    of("raceOk", (f, h) -> Futures.raceOk(List.of(failed(h), f))),
                    of("pin", (f, h) -> new PinnedFuture(Pin.of(f))),
                    of("lazy", (f, h) -> Futures.lazy(() -> h.pass(f))),
                    of("pollFn", (f, h) -> Futures.pollFn(cx -> h.pass(f).poll(cx))),
                    of("ready", (f, h) -> Futures.ready(h)),
                    of("tracked", (f, h) -> new TaskTracker().track(f)),
                    of(
                            "until cancelled",
                            (f, h) -> CancellationToken.create().runUntilCancelled(f)),
                    of("task-local scope", (f, h) -> TaskLocal.create("t").scope(h, f)),
                    of("carried", (f, h) -> ContextCarrier.of(() -> h, x -> {}).carry(f)),
                    of("once cell", (f, h) -> OnceCell.create().getOrInit(() -> h.pass(failed(h)))),
                    of("scope", (f, h) -> Scope.run(s -> h.pass(f))),
                    of("stream of a future", (f, h) -> Streams.fromFuture(f)),
                    of(
                            "future sink",
                            (f, h) -> Sinks.fromFuture(f.map(v -> Sinks.forEach(h::pass)))),
                    of("futures, unordered", (f, h) -> new FuturesUnordered<>(many(f, h))),
                    of("futures, ordered", (f, h) -> new FuturesOrdered<>(many(f, h))),
                    of("oneshot", (f, h) -> oneshotOf(h)));

    /** A pin is polled as a future is. */
    private record PinnedFuture(Pin<Object> pin) implements Future<Object> {
        @Override
        public Poll<Object> poll(Context cx) throws Exception {
            return pin.poll(cx);
        }

        @Override
        public void drop() {
            pin.drop();
        }
    }

    private static Future<Object> failed(Held held) {
        return Futures.ready(held)
                .map(
                        h -> {
                            throw new IllegalArgumentException("of " + h);
                        });
    }

    private static AbortHandle aborted() {
        AbortHandle handle = AbortHandle.create();
        handle.abort();
        return handle;
    }

    private static Future<Object> joinOfThree(Future<Object> future, Held held) {
        return Futures.join(
                future, Futures.ready(held), Futures.ready(1), (a, b, c) -> held.pass(a));
    }

    private static List<Future<Object>> many(Future<Object> first, Held held) {
        List<Future<Object>> many = new ArrayList<>();
        many.add(first);
        for (int i = 0; i < 50; i++) {
            many.add(i % 2 == 0 ? Futures.pollFn(cx -> pending(held)) : Futures.ready(held));
        }
        return many;
    }

    private static Future<Held> oneshotOf(Held held) {
        Oneshot<Held> channel = Oneshot.create();
        channel.sender().send(held);
        return channel.receiver();
    }

    private static Ended endedFuture(Subject<Future<Object>> subject, End end) {
        Ended ended = new Ended(subject.name + ", " + end);
        Held held = ended.watch(new Held());
        held.failing = end == End.FAILED_IN_A_CALLBACK;
        Object value = ended.watch(new Object());
        Exception failure = ended.watch(new Exception("on purpose"));
        Probe<Object> source =
                switch (end) {
                    case FAILED -> Probe.failingAfter(1, failure);
                    case DROPPED_WHILE_PENDING, DROPPED_UNPOLLED -> Probe.pending();
                    default -> Probe.readyAfter(1, value);
                };
        ended.subject = subject.make.apply(ended.watch(source), held);
        bring(ended, end);
        return ended;
    }

    @Test
    void endedFuturesHoldNothing() {
        List<Ended> all = new ArrayList<>();
        for (Subject<Future<Object>> subject : FUTURES) {
            for (End end : End.values()) {
                all.add(endedFuture(subject, end));
            }
        }
        assertThatNothingIsHeld(all);
    }

    @Test
    void anEndedTaskHoldsNothingOfItsFuture() {
        Ended ended = new Ended("task");
        QueueScheduler scheduler = new QueueScheduler();
        ended.subject = scheduler.spawn(ended.watch(Probe.readyAfter(0, 1)), "task");
        scheduler.runAll();
        assertThatNothingIsHeld(List.of(ended));
    }

    // ---- sinks ----

    private static Subject<Sink<Object>> to(
            String name, BiFunction<Sink<Object>, Held, Object> make) {
        return new Subject<>(name, make);
    }

    private static final List<Subject<Sink<Object>>> SINKS =
            List.of(
                    to("with", (s, h) -> s.with(v -> Futures.ready(h.pass(v)))),
                    to("withMap", (s, h) -> s.withMap(h::pass)),
                    to("withFlatMap", (s, h) -> s.withFlatMap(v -> Streams.of(h.pass(v), v))),
                    to("withFilter", (s, h) -> s.withFilter(v -> h.pass(true))),
                    to("withFilterMap", (s, h) -> s.withFilterMap(v -> Optional.of(h.pass(v)))),
                    to("mapSinkError", (s, h) -> s.mapSinkError(h::pass)),
                    to("buffer", (s, h) -> s.buffer(3)),
                    to("fanout", (s, h) -> s.fanout(Sinks.forEach(h::pass))),
                    to("forEach", (s, h) -> Sinks.forEach(h::pass)),
                    to("unfold", (s, h) -> Sinks.unfold(h, (a, v) -> Futures.ready(h.pass(a)))),
                    to("fromFuture", (s, h) -> Sinks.fromFuture(Futures.lazy(() -> h.pass(s)))),
                    to("send", (s, h) -> s.send(h)),
                    to("feed", (s, h) -> s.feed(h)),
                    to("flush", (s, h) -> s.flush()),
                    to("close", (s, h) -> s.close()));

    private static Ended endedSink(Subject<Sink<Object>> subject, End end) {
        Ended ended = new Ended(subject.name + ", " + end);
        Held held = ended.watch(new Held());
        held.failing = end == End.FAILED_IN_A_CALLBACK;
        SinkProbe<Object> target = ended.watch(new SinkProbe<>());
        switch (end) {
            case FAILED -> target.failure = ended.watch(new Exception("on purpose"));
            case DROPPED_WHILE_PENDING -> target.room = 1;
            default -> {}
        }
        ended.subject = subject.make.apply(target, held);
        bring(ended, end);
        return ended;
    }

    @Test
    void endedSinksHoldNothing() {
        List<Ended> all = new ArrayList<>();
        for (Subject<Sink<Object>> subject : SINKS) {
            for (End end : End.values()) {
                all.add(endedSink(subject, end));
            }
        }
        assertThatNothingIsHeld(all);
    }
}
