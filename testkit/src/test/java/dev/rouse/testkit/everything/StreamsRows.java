package dev.rouse.testkit.everything;

import static dev.rouse.testkit.everything.Rows.SECOND;
import static dev.rouse.testkit.everything.Rows.five;
import static dev.rouse.testkit.everything.Rows.now;
import static dev.rouse.testkit.everything.Rows.numbers;
import static dev.rouse.testkit.everything.Rows.one;
import static dev.rouse.testkit.everything.Rows.stream;
import static dev.rouse.testkit.everything.Rows.two;
import static dev.rouse.testkit.everything.Rows.uncheckedStream;

import dev.rouse.FuturesOrdered;
import dev.rouse.FuturesUnordered;
import dev.rouse.SelectAll;
import dev.rouse.Side;
import dev.rouse.StreamMap;
import dev.rouse.Streams;
import dev.rouse.Unfolded;
import dev.rouse.testkit.laws.StreamLaws;
import dev.rouse.testkit.laws.World;
import dev.rouse.time.Interval;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Streams of {@link Streams}, and sets. */
final class StreamsRows {

    private StreamsRows() {}

    static List<StreamLaws<?>> factories() {
        return List.of(
                stream("Streams.empty()", w -> Streams.empty()).giving(List.of()),
                stream("Streams.once(Object)", w -> Streams.once(1)).giving(List.of(1)),
                stream("Streams.of(Object[])", w -> Streams.of(1, 2)).giving(List.of(1, 2)),
                stream("Streams.failed(Throwable)", w -> Streams.failed(new IOException()))
                        .failing(IOException.class),
                stream("Streams.pending()", w -> Streams.pending().takeUntil(one(w)))
                        .giving(List.of()),
                stream("Streams.repeat(Object)", w -> Streams.repeat(1).take(2))
                        .giving(List.of(1, 1)),
                stream(
                                "Streams.repeatWith(ThrowingSupplier)",
                                w -> Streams.repeatWith(() -> 1).take(2))
                        .giving(List.of(1, 1)),
                stream(
                                "Streams.iterate(Object,ThrowingFunction)",
                                w -> Streams.iterate(1, n -> n + 1).take(2))
                        .giving(List.of(1, 2)),
                stream("Streams.unfold(Object,ThrowingFunction)", StreamsRows::unfolded)
                        .giving(List.of(0, 1)),
                stream(
                                "Streams.pollFn(ThrowingFunction)",
                                w -> Streams.pollFn(Streams.of(1, 2)::pollNext))
                        .giving(List.of(1, 2)),
                stream("Streams.interval(Duration)", w -> Streams.interval(SECOND).take(2))
                        .giving(List.of(0L, 1L)),
                stream(
                                "Streams.interval(Interval)",
                                w -> Streams.interval(Interval.every(SECOND)).take(2))
                        .giving(List.of(0L, 1L)),
                stream("Streams.fromIterable(Iterable)", w -> Streams.fromIterable(List.of(1)))
                        .giving(List.of(1)),
                stream(
                                "Streams.fromIterator(Iterator)",
                                w -> Streams.fromIterator(List.of(1).iterator()))
                        .giving(List.of(1)),
                stream(
                                "Streams.fromJavaStream(BaseStream)",
                                w -> Streams.fromJavaStream(List.of(1).stream()))
                        .giving(List.of(1)),
                stream("Streams.fromFuture(Future)", w -> Streams.fromFuture(one(w)))
                        .giving(List.of(1)),
                stream(
                                "Streams.flattenFuture(Future)",
                                w -> Streams.flattenFuture(one(w).map(Streams::once)))
                        .giving(List.of(1)),
                stream(
                                "Streams.cycle(ThrowingSupplier)",
                                w -> Streams.cycle(() -> Streams.of(1)).take(2))
                        .giving(List.of(1, 1)),
                stream(
                                "Streams.flatten(Stream)",
                                w -> Streams.flatten(numbers(w).map(Streams::once)))
                        .giving(List.of(2, 3)),
                stream(
                                "Streams.flattenUnordered(int,Stream)",
                                w -> Streams.flattenUnordered(2, numbers(w).map(Streams::once)))
                        .giving(List.of(2, 3)),
                uncheckedStream(
                        "Streams.selectAll(Iterable)",
                        w -> Streams.selectAll(List.of(numbers(w), five(w)))),
                stream(
                        "Streams.selectWithStrategy(Stream,Stream,ThrowingSupplier)",
                        w -> Streams.selectWithStrategy(numbers(w), five(w), () -> Side.RIGHT)));
    }

    /** Sets are done whenever they are empty, again and again. */
    static List<StreamLaws<?>> sets() {
        return List.of(
                uncheckedStream(
                        "FuturesUnordered.new()", w -> unordered(new FuturesUnordered<>(), w)),
                uncheckedStream(
                        "FuturesUnordered.new(Iterable)",
                        w -> new FuturesUnordered<>(List.of(one(w), two(w)))),
                uncheckedStream("FuturesOrdered.new()", w -> ordered(new FuturesOrdered<>(), w))
                        .giving(List.of(1, 2)),
                uncheckedStream(
                                "FuturesOrdered.new(Iterable)",
                                w -> new FuturesOrdered<>(List.of(one(w), two(w))))
                        .giving(List.of(1, 2)),
                uncheckedStream("SelectAll.new()", StreamsRows::selectAll),
                uncheckedStream("StreamMap.new()", StreamsRows::streamMap));
    }

    private static dev.rouse.Stream<Integer> unfolded(World world) {
        return Streams.unfold(
                0, n -> now(n).map(m -> Optional.of(m).filter(l -> l < 2).map(StreamsRows::after)));
    }

    private static Unfolded<Integer, Integer> after(int item) {
        return new Unfolded<>(item, item + 1);
    }

    private static FuturesUnordered<Integer> unordered(FuturesUnordered<Integer> set, World world) {
        set.push(one(world));
        set.push(two(world));
        return set;
    }

    private static FuturesOrdered<Integer> ordered(FuturesOrdered<Integer> set, World world) {
        set.pushBack(two(world));
        set.pushFront(one(world));
        return set;
    }

    private static SelectAll<Integer> selectAll(World world) {
        SelectAll<Integer> all = new SelectAll<>();
        all.push(numbers(world));
        all.push(five(world));
        return all;
    }

    private static StreamMap<String, Integer> streamMap(World world) {
        StreamMap<String, Integer> map = new StreamMap<>();
        map.insert("numbers", numbers(world));
        map.insert("five", five(world));
        return map;
    }
}
