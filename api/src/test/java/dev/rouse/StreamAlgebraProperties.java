package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.Drive;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What two chains of operations have in common; and for every operation, that a failure or a drop
 * at any place ends it where it stands, and its source exactly once.
 */
class StreamAlgebraProperties {

    /** Two ways to write the same. */
    record Equation(
            String name,
            Function<Stream<Integer>, Stream<?>> one,
            Function<Stream<Integer>, Stream<?>> other) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Equation same(
            String name,
            Function<Stream<Integer>, Stream<?>> one,
            Function<Stream<Integer>, Stream<?>> other) {
        return new Equation(name, one, other);
    }

    private static boolean even(int value) {
        return value % 2 == 0;
    }

    private static Stream<Integer> twice(int value) {
        return StreamProbe.slow(List.of(value, value + 1), List.of(value % 3));
    }

    private static Future<Integer> late(int value) {
        return Futures.yieldNow().map(none -> value * 2);
    }

    private static final List<Equation> EQUATIONS =
            List.of(
                    same(
                            "map after map is the map of both",
                            s -> s.map(v -> v + 1).map(v -> v * 3),
                            s -> s.map(v -> (v + 1) * 3)),
                    same(
                            "filter after filter is the filter of both",
                            s -> s.filter(v -> v % 2 == 0).filter(v -> v % 3 == 0),
                            s -> s.filter(v -> v % 6 == 0)),
                    same(
                            "filterMap is map and filter",
                            s -> s.filterMap(v -> even(v) ? Optional.of(v * 3) : Optional.empty()),
                            s -> s.filter(StreamAlgebraProperties::even).map(v -> v * 3)),
                    same(
                            "mapWhile is takeWhile and map",
                            s -> s.mapWhile(v -> even(v) ? Optional.of(v * 3) : Optional.empty()),
                            s -> s.takeWhile(StreamAlgebraProperties::even).map(v -> v * 3)),
                    same("then of ready is map", s -> s.then(Futures::ready), s -> s.map(v -> v)),
                    same(
                            "buffered by one is then",
                            s -> s.buffered(1, StreamAlgebraProperties::late),
                            s -> s.then(StreamAlgebraProperties::late)),
                    same(
                            "bufferUnordered by one is then",
                            s -> s.bufferUnordered(1, StreamAlgebraProperties::late),
                            s -> s.then(StreamAlgebraProperties::late)),
                    same(
                            "buffered is then, for what comes out",
                            s -> s.buffered(4, StreamAlgebraProperties::late),
                            s -> s.then(StreamAlgebraProperties::late)),
                    same(
                            "flatMap of one item is map",
                            s -> s.flatMap(v -> Streams.once(v + 1)),
                            s -> s.map(v -> v + 1)),
                    same(
                            "flatMap of a future is then",
                            s -> s.flatMap(v -> Streams.fromFuture(late(v))),
                            s -> s.then(StreamAlgebraProperties::late)),
                    same(
                            "flatMap is associative",
                            s ->
                                    s.flatMap(StreamAlgebraProperties::twice)
                                            .flatMap(StreamAlgebraProperties::twice),
                            s -> s.flatMap(v -> twice(v).flatMap(StreamAlgebraProperties::twice))),
                    same(
                            "flatMapUnordered by one is flatMap",
                            s -> s.flatMapUnordered(1, StreamAlgebraProperties::twice),
                            s -> s.flatMap(StreamAlgebraProperties::twice)),
                    same(
                            "flatten after map is flatMap",
                            s -> Streams.flatten(s.map(StreamAlgebraProperties::twice)),
                            s -> s.flatMap(StreamAlgebraProperties::twice)),
                    same(
                            "chain is associative",
                            s -> s.chain(Streams.of(1, 2)).chain(Streams.of(3)),
                            s -> s.chain(Streams.of(1, 2).chain(Streams.of(3)))),
                    same("nothing before", s -> Streams.<Integer>empty().chain(s), s -> s),
                    same("nothing behind", s -> s.chain(Streams.empty()), s -> s),
                    same("nothing beside", s -> Streams.<Integer>empty().merge(s), s -> s),
                    same("skip and skip", s -> s.skip(2).skip(3), s -> s.skip(5)),
                    same("take and take", s -> s.take(7).take(4), s -> s.take(4)),
                    same("take after skip", s -> s.skip(2).take(3), s -> s.take(5).skip(2)),
                    same(
                            "enumerate is zip with the numbers",
                            Stream::enumerate,
                            s -> s.zip(Streams.iterate(0L, n -> n + 1), (v, n) -> indexed(n, v))),
                    same(
                            "scan ends where fold does",
                            s -> Streams.fromFuture(s.scan(0, Integer::sum).fold(0, (a, v) -> v)),
                            s -> Streams.fromFuture(s.fold(0, Integer::sum))),
                    same("chunks of one", s -> s.chunks(1), s -> s.map(List::of)),
                    same(
                            "chunks are flattened",
                            s -> s.chunks(3).flatMap(Streams::fromIterable),
                            s -> s),
                    same(
                            "readyChunks are flattened",
                            s -> s.readyChunks(3).flatMap(Streams::fromIterable),
                            s -> s),
                    same(
                            "count counts the list",
                            s -> Streams.fromFuture(s.count()),
                            s -> Streams.fromFuture(s.toList().map(all -> (long) all.size()))),
                    same(
                            "all is not any of the contrary",
                            s -> Streams.fromFuture(s.all(StreamAlgebraProperties::even)),
                            s -> Streams.fromFuture(s.any(v -> !even(v)).map(any -> !any))),
                    same(
                            "zip of a list with itself",
                            s -> s.zip(Streams.repeat(2), (a, b) -> a * b),
                            s -> s.map(v -> v * 2)),
                    same("fuse and peek and borrow", s -> s.fuse().peekable().borrow(), s -> s),
                    same(
                            "recover without a failure",
                            s -> s.recover(f -> -1).mapError(f -> f).inspectError(f -> {}),
                            s -> s),
                    same(
                            "a group of one",
                            s -> Streams.selectAll(List.of(s)),
                            s -> Streams.flattenUnordered(1, Streams.once(s))));

    private static Indexed<Integer> indexed(long place, int value) {
        return new Indexed<>(place, value);
    }

    @Provide
    Arbitrary<Equation> equations() {
        return Arbitraries.of(EQUATIONS);
    }

    @Provide
    Arbitrary<List<Integer>> items() {
        return Arbitraries.integers().between(0, 100).list().ofMaxSize(12);
    }

    @Property(tries = 2000)
    void bothSidesGiveTheSame(
            @ForAll("equations") Equation equation,
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 4) List<@IntRange(max = 2) Integer> pendings,
            @ForAll @IntRange(min = 1, max = 50) int budget)
            throws Exception {
        Stream<?> one = equation.one.apply(StreamProbe.slow(items, pendings));
        Stream<?> other = equation.other.apply(StreamProbe.slow(items, pendings));
        assertThat(new ArrayList<Object>(Drive.toList(one, budget)))
                .isEqualTo(new ArrayList<Object>(Drive.toList(other, budget)));
    }

    // ---- every end at every place ----

    @Provide
    Arbitrary<StreamProperties.Law> laws() {
        return Arbitraries.of(StreamProperties.LAWS);
    }

    /** Polls until an end or so many times, and writes down the items. */
    private static @Nullable Throwable poll(Stream<?> stream, int times, List<Object> items) {
        TestContext cx = new TestContext();
        try {
            for (int i = 0; i < times; i++) {
                PollNext<?> polled = stream.pollNext(cx);
                if (polled instanceof PollNext.Item<?> item) {
                    items.add(item.value());
                } else if (polled.isDone()) {
                    return null;
                }
            }
        } catch (Throwable failure) {
            return failure;
        }
        return null;
    }

    @Property(tries = 2000)
    void aFailureComesAfterTheItemsBeforeIt(
            @ForAll("laws") StreamProperties.Law law,
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 4) List<@IntRange(max = 2) Integer> pendings)
            throws Exception {
        Exception failure = new Exception("on purpose");
        StreamProbe<Integer> source = StreamProbe.slow(items, pendings).fail(failure);
        Stream<?> stream = law.stream().apply(source);
        List<Object> given = new ArrayList<>();
        Throwable thrown = poll(stream, 1000, given);
        List<Object> expected = new ArrayList<>(law.list().apply(items));
        assertThat(thrown).isIn(null, failure);
        assertThat(expected.size()).isGreaterThanOrEqualTo(given.size());
        assertThat(given).isEqualTo(expected.subList(0, given.size()));
        if (thrown == null) {
            assertThat(given).as("it has not met the failure, or caught it").isEqualTo(expected);
        }
        stream.drop();
        // A borrowed source that was not read to its end is still its owner's.
        if (!law.name().equals("borrow")) {
            assertThat(source.hasEnded()).isTrue();
        }
    }

    @Property(tries = 2000)
    void aDropAtAnyPlaceEndsTheSourceOnce(
            @ForAll("laws") StreamProperties.Law law,
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 4) List<@IntRange(max = 2) Integer> pendings,
            @ForAll @IntRange(max = 20) int polls)
            throws Exception {
        StreamProbe<Integer> source = StreamProbe.slow(items, pendings);
        Stream<?> stream = law.stream().apply(source);
        List<Object> given = new ArrayList<>();
        assertThat(poll(stream, polls, given)).isNull();
        List<?> expected = law.list().apply(items);
        assertThat(given).isEqualTo(new ArrayList<Object>(expected.subList(0, given.size())));
        stream.drop();
        stream.drop(); // the probe would complain of a second one
        if (!law.name().equals("borrow")) {
            assertThat(source.hasEnded()).isTrue();
        }
    }

    /** An operation whose callback fails at its n-th call, counted from 0. */
    record Failing(String name, Function<Stream<Integer>, Function<Fuse, Stream<?>>> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Fails once it has been asked so many times. */
    private static final class Fuse {
        final RuntimeException failure = new RuntimeException("on purpose");
        private int left;

        Fuse(int calls) {
            left = calls;
        }

        <V> V burn(V value) {
            if (left-- == 0) {
                throw failure;
            }
            return value;
        }
    }

    private static final List<Failing> FAILING =
            List.of(
                    new Failing("map", s -> f -> s.map(f::burn)),
                    new Failing("then", s -> f -> s.then(v -> Futures.ready(f.burn(v)))),
                    new Failing("inspect", s -> f -> s.inspect(f::burn)),
                    new Failing("filter", s -> f -> s.filter(v -> f.burn(true))),
                    new Failing("scan", s -> f -> s.scan(0, (a, v) -> f.burn(v))),
                    new Failing("skipWhile", s -> f -> s.inspect(f::burn).skipWhile(v -> false)),
                    new Failing("takeWhile", s -> f -> s.takeWhile(v -> f.burn(true))),
                    new Failing("flatMap", s -> f -> s.flatMap(v -> Streams.once(f.burn(v)))),
                    new Failing("zip", s -> f -> s.zip(Streams.repeat(1), (a, b) -> f.burn(a))),
                    new Failing(
                            "buffered, its futures",
                            s -> f -> s.buffered(3, v -> Futures.lazy(() -> f.burn(v)))),
                    new Failing(
                            "chunks before it", s -> f -> s.chunks(1).map(l -> f.burn(l.get(0)))));

    @Provide
    Arbitrary<Failing> failing() {
        return Arbitraries.of(FAILING);
    }

    @Property(tries = 1000)
    void aCallbackThatFailsAtAnyCallIsTheEndThere(
            @ForAll("failing") Failing failing,
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 4) List<@IntRange(max = 2) Integer> pendings,
            @ForAll @IntRange(max = 12) int calls) {
        StreamProbe<Integer> source = StreamProbe.slow(items, pendings);
        Fuse fuse = new Fuse(calls);
        Stream<?> stream = failing.make.apply(source).apply(fuse);
        List<Object> given = new ArrayList<>();
        Throwable thrown = poll(stream, 1000, given);
        assertThat(given).isEqualTo(items.subList(0, Math.min(calls, items.size())));
        assertThat(thrown).isEqualTo(calls < items.size() ? fuse.failure : null);
        assertThat(source.hasEnded()).isTrue();
    }
}
