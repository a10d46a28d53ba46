package dev.rouse.testkit.everything;

import dev.rouse.AbortHandle;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.FuturesOrdered;
import dev.rouse.FuturesUnordered;
import dev.rouse.JoinSet;
import dev.rouse.PollOrder;
import dev.rouse.SelectAll;
import dev.rouse.Sinks;
import dev.rouse.Stream;
import dev.rouse.StreamMap;
import dev.rouse.Streams;
import dev.rouse.executor.single.SingleExecutor;
import dev.rouse.testkit.Interleaving;
import dev.rouse.testkit.laws.WakerLaws;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The wakers that children get from what owns them: some pass on their own, some make others. */
final class WakerRows {

    private static final Duration LONG = Duration.ofHours(1);

    private WakerRows() {}

    static List<WakerLaws> all() {
        return java.util.stream.Stream.of(one(), several(), streams(), sets())
                .flatMap(List::stream)
                .toList();
    }

    private static WakerLaws row(
            String name, Function<? super Future<@Nullable Void>, ? extends Future<?>> owner) {
        return WakerLaws.of(name, SingleExecutor::create).inside(owner);
    }

    /** Children beside the one that is asked about. */
    private static Future<@Nullable Void> soon() {
        return Futures.yieldNow();
    }

    private static List<WakerLaws> one() {
        return List.of(
                row("map", child -> child.map(v -> 1)),
                row("then", child -> child.then(v -> soon())),
                row("second of then", child -> soon().then(v -> child)),
                row("flatten", child -> Futures.flatten(Futures.ready(child))),
                row("shared", child -> child.shared()),
                row("second of shared", WakerRows::secondOfShared),
                row("onEnd", child -> child.onEnd(() -> {})),
                row("fuse", child -> child.fuse()),
                row("borrow", child -> child.borrow()),
                row("abortable", child -> child.abortable(AbortHandle.create())),
                row("timeout", child -> child.timeout(LONG)),
                row("remoteHandle", WakerRows::remote),
                row("interleaved", Interleaving.of(1)::future));
    }

    private static List<WakerLaws> several() {
        return List.of(
                row("join", child -> child.join(Futures.ready(1), (a, b) -> b)),
                row("second of join", child -> soon().join(child, (a, b) -> 1)),
                row("joinAll", child -> Futures.joinAll(List.of(child, soon()))),
                row("race", child -> child.race(Futures.pending())),
                row("second of race", child -> Futures.<@Nullable Void>pending().race(child)),
                row("raceOk", child -> Futures.raceOk(List.of(child, Futures.pending()))),
                row(
                        "select",
                        child -> Futures.select(PollOrder.biased(), child, Futures.pending())),
                row("selectAll", child -> Futures.selectAll(List.of(Futures.pending(), child))),
                row("selectOk", child -> Futures.selectOk(List.of(child, Futures.pending()))));
    }

    private static List<WakerLaws> streams() {
        return List.of(
                row("fromFuture", child -> Streams.fromFuture(child).next()),
                row("stream then", child -> Streams.of(1).then(n -> child).next()),
                row("buffered", child -> Streams.of(child, soon()).buffered(2, f -> f).count()),
                row(
                        "bufferUnordered",
                        child -> Streams.of(soon(), child).bufferUnordered(2, f -> f).count()),
                row("merge", child -> stream(child).merge(stream(soon())).count()),
                row("zip", child -> stream(child).zip(stream(soon()), (a, b) -> 1).next()),
                row("takeUntil", child -> Streams.pending().takeUntil(child).next()),
                row(
                        "flattenUnordered",
                        child ->
                                Streams.flattenUnordered(
                                                2, Streams.of(stream(child), stream(soon())))
                                        .count()),
                row("forEachConcurrent", child -> Streams.of(1).forEachConcurrent(1, n -> child)),
                row("forward", child -> stream(child).forward(Sinks.drain())),
                row("sink with", child -> Sinks.drain().with(v -> child).send(1)));
    }

    private static List<WakerLaws> sets() {
        return List.of(
                row("FuturesUnordered", WakerRows::unordered),
                row("FuturesOrdered", WakerRows::ordered),
                row("SelectAll", WakerRows::selectAll),
                row("StreamMap", WakerRows::streamMap),
                row("JoinSet", WakerRows::joinSet));
    }

    private static Stream<@Nullable Void> stream(Future<@Nullable Void> child) {
        return Streams.fromFuture(child);
    }

    private static Future<?> secondOfShared(Future<@Nullable Void> child) {
        var shared = child.shared();
        return Futures.joinAll(List.of(shared.share(), shared));
    }

    private static Future<?> remote(Future<@Nullable Void> child) {
        var remote = child.remoteHandle();
        return remote.future().join(remote.handle(), (a, b) -> 1);
    }

    private static Future<?> unordered(Future<@Nullable Void> child) {
        FuturesUnordered<@Nullable Void> set = new FuturesUnordered<>();
        set.push(soon());
        set.push(child);
        return set.count();
    }

    private static Future<?> ordered(Future<@Nullable Void> child) {
        FuturesOrdered<@Nullable Void> set = new FuturesOrdered<>();
        set.pushBack(soon());
        set.pushBack(child);
        return set.count();
    }

    private static Future<?> selectAll(Future<@Nullable Void> child) {
        SelectAll<@Nullable Void> set = new SelectAll<>();
        set.push(stream(soon()));
        set.push(stream(child));
        return set.count();
    }

    private static Future<?> streamMap(Future<@Nullable Void> child) {
        StreamMap<Integer, @Nullable Void> map = new StreamMap<>();
        map.insert(1, stream(soon()));
        map.insert(2, stream(child));
        return map.count();
    }

    /** Its children are tasks of their own. */
    private static Future<?> joinSet(Future<@Nullable Void> child) {
        JoinSet<@Nullable Void> set = new JoinSet<>();
        set.spawn(child);
        return set.next();
    }
}
