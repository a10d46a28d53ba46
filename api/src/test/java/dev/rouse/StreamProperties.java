package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.Drive;
import dev.rouse.testing.StreamProbe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Each operation gives what its counterpart for lists gives, however often the source is pending in
 * between, and however small the budget of a poll is.
 */
class StreamProperties {

    /** An operation of streams and what it means for lists. */
    record Law(
            String name,
            Function<Stream<Integer>, Stream<?>> stream,
            Function<List<Integer>, List<?>> list) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Law law(
            String name,
            Function<Stream<Integer>, Stream<?>> stream,
            Function<List<Integer>, List<?>> list) {
        return new Law(name, stream, list);
    }

    private static Law end(
            String name,
            Function<Stream<Integer>, Future<?>> stream,
            Function<List<Integer>, Object> list) {
        return new Law(name, s -> Streams.fromFuture(stream.apply(s)), l -> List.of(list.apply(l)));
    }

    private static boolean even(int value) {
        return value % 2 == 0;
    }

    /** The value, after some polls. */
    private static Future<Integer> slowly(int value) {
        Future<?> wait = value % 3 == 0 ? Futures.ready(1) : Futures.yieldNow();
        return wait.map(nothing -> -value);
    }

    /** As many items as the value says, some of them late. */
    private static Stream<Integer> times(int value) {
        return StreamProbe.slow(Collections.nCopies(value % 4, value), List.of(value % 2));
    }

    private static List<List<Integer>> parts(List<Integer> items, int size) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i += size) {
            parts.add(items.subList(i, Math.min(items.size(), i + size)));
        }
        return parts;
    }

    private static List<Integer> sums(List<Integer> items) {
        List<Integer> sums = new ArrayList<>();
        int sum = 0;
        for (int item : items) {
            sum += item;
            sums.add(sum);
        }
        return sums;
    }

    static final List<Law> LAWS =
            List.of(
                    law("map", s -> s.map(v -> v + 1), l -> l.stream().map(v -> v + 1).toList()),
                    law(
                            "then",
                            s -> s.then(StreamProperties::slowly),
                            l -> l.stream().map(v -> -v).toList()),
                    law("inspect", s -> s.inspect(v -> {}), l -> l),
                    law(
                            "enumerate",
                            Stream::enumerate,
                            l ->
                                    IntStream.range(0, l.size())
                                            .mapToObj(i -> new Indexed<>(i, l.get(i)))
                                            .toList()),
                    law("scan", s -> s.scan(0, Integer::sum), StreamProperties::sums),
                    law(
                            "filter",
                            s -> s.filter(StreamProperties::even),
                            l -> l.stream().filter(StreamProperties::even).toList()),
                    law(
                            "filterThen",
                            s -> s.filterThen(v -> slowly(v).map(StreamProperties::even)),
                            l -> l.stream().filter(StreamProperties::even).toList()),
                    law(
                            "filterMap",
                            s -> s.filterMap(v -> even(v) ? Optional.of(v / 2) : Optional.empty()),
                            l ->
                                    l.stream()
                                            .filter(StreamProperties::even)
                                            .map(v -> v / 2)
                                            .toList()),
                    law("skip", s -> s.skip(3), l -> l.stream().skip(3).toList()),
                    law(
                            "skipWhile",
                            s -> s.skipWhile(StreamProperties::even),
                            l -> l.stream().dropWhile(StreamProperties::even).toList()),
                    law("take", s -> s.take(3), l -> l.stream().limit(3).toList()),
                    law(
                            "takeWhile",
                            s -> s.takeWhile(StreamProperties::even),
                            l -> l.stream().takeWhile(StreamProperties::even).toList()),
                    law(
                            "mapWhile",
                            s -> s.mapWhile(v -> even(v) ? Optional.of(v / 2) : Optional.empty()),
                            l ->
                                    l.stream()
                                            .takeWhile(StreamProperties::even)
                                            .map(v -> v / 2)
                                            .toList()),
                    law("takeUntil", s -> s.takeUntil(Futures.pending()), l -> l),
                    law(
                            "flatMap",
                            s -> s.flatMap(StreamProperties::times),
                            l ->
                                    l.stream()
                                            .flatMap(v -> Collections.nCopies(v % 4, v).stream())
                                            .toList()),
                    law(
                            "flatMapUnordered, one at a time",
                            s -> s.flatMapUnordered(1, StreamProperties::times),
                            l ->
                                    l.stream()
                                            .flatMap(v -> Collections.nCopies(v % 4, v).stream())
                                            .toList()),
                    law(
                            "buffered",
                            s -> s.buffered(3, StreamProperties::slowly),
                            l -> l.stream().map(v -> -v).toList()),
                    law(
                            "zip",
                            s -> s.zip(Streams.iterate(0, i -> i + 1).take(5), Integer::sum),
                            l ->
                                    IntStream.range(0, Math.min(5, l.size()))
                                            .mapToObj(i -> l.get(i) + i)
                                            .toList()),
                    law(
                            "chain",
                            s -> s.chain(Streams.of(7, 8)),
                            l ->
                                    java.util.stream.Stream.concat(
                                                    l.stream(), List.of(7, 8).stream())
                                            .toList()),
                    law("merge with nothing", s -> s.merge(Streams.empty()), l -> l),
                    law("chunks", s -> s.chunks(3), l -> parts(l, 3)),
                    law(
                            "readyChunks, joined",
                            s -> Streams.fromFuture(Streams.concat(s.readyChunks(3))),
                            List::of),
                    law(
                            "chunks, joined",
                            s -> Streams.fromFuture(Streams.concat(s.chunks(3))),
                            List::of),
                    law("peekable", Stream::peekable, l -> l),
                    law("borrow", Stream::borrow, l -> l),
                    law("fuse", Stream::fuse, l -> l),
                    law("orElse", s -> s.orElse(f -> Streams.empty()), l -> l),
                    law(
                            "notifyClose",
                            Stream::notifyClose,
                            l -> {
                                List<Object> all = new ArrayList<>();
                                l.forEach(v -> all.add(PollNext.item(v)));
                                all.add(PollNext.done());
                                return all;
                            }),
                    law(
                            "pollImmediate, ready ones",
                            s -> s.pollImmediate().filter(Poll::isReady),
                            l -> l.stream().map(Poll::ready).toList()),
                    end("fold", s -> s.fold(0, Integer::sum), l -> sum(l)),
                    end(
                            "foldThen",
                            s -> s.foldThen(0, (a, v) -> slowly(v).map(n -> a - n)),
                            l -> sum(l)),
                    end(
                            "collect",
                            s -> s.collect(Collectors.toSet()),
                            l -> java.util.Set.copyOf(l)),
                    end("toList", Stream::toList, l -> l),
                    end("count", Stream::count, l -> (long) l.size()),
                    end("any", s -> s.any(v -> v > 90), l -> l.stream().anyMatch(v -> v > 90)),
                    end("all", s -> s.all(v -> v < 90), l -> l.stream().allMatch(v -> v < 90)),
                    end("forEach", StreamProperties::seen, l -> l),
                    end("forEachThen", StreamProperties::seenLate, l -> l),
                    end("forward", StreamProperties::sent, l -> l));

    private static int sum(Collection<Integer> items) {
        return items.stream().mapToInt(i -> i).sum();
    }

    private static Future<List<Integer>> seen(Stream<Integer> stream) {
        List<Integer> seen = new ArrayList<>();
        return stream.forEach(seen::add).map(nothing -> seen);
    }

    private static Future<List<Integer>> seenLate(Stream<Integer> stream) {
        List<Integer> seen = new ArrayList<>();
        return stream.forEachThen(v -> slowly(v).map(n -> seen.add(-n))).map(nothing -> seen);
    }

    private static Future<List<Integer>> sent(Stream<Integer> stream) {
        List<Integer> sent = new ArrayList<>();
        Sink<Integer> sink =
                Sinks.unfold(0, (state, v) -> slowly(v).map(n -> sent.add(-n) ? state + 1 : 0));
        return stream.forward(sink).map(nothing -> sent);
    }

    @Provide
    Arbitrary<Law> laws() {
        return Arbitraries.of(LAWS);
    }

    @Provide
    Arbitrary<List<Integer>> items() {
        return Arbitraries.integers().between(0, 100).list().ofMaxSize(20);
    }

    @Property(tries = 4000)
    void eachOperationGivesWhatItsCounterpartForListsGives(
            @ForAll("laws") Law law,
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 5) List<@IntRange(max = 3) Integer> pendings,
            @ForAll @IntRange(min = 1, max = 130) int budget)
            throws Exception {
        Stream<?> stream = law.stream.apply(StreamProbe.slow(items, pendings));
        assertThat(collect(stream, budget)).isEqualTo(law.list.apply(items));
    }

    private static List<Object> collect(Stream<?> stream, int budget) throws Exception {
        return new ArrayList<>(Drive.toList(stream, budget));
    }

    // ---- several at a time ----

    @Property
    void mergeInterleavesAndKeepsTheOrderOfEachSide(
            @ForAll("items") List<Integer> left,
            @ForAll("items") List<Integer> right,
            @ForAll @Size(max = 3) List<@IntRange(max = 3) Integer> leftPendings,
            @ForAll @Size(max = 3) List<@IntRange(max = 3) Integer> rightPendings)
            throws Exception {
        Stream<Keyed<Side, Integer>> merged =
                StreamProbe.slow(left, leftPendings)
                        .map(v -> new Keyed<>(Side.LEFT, v))
                        .merge(
                                StreamProbe.slow(right, rightPendings)
                                        .map(v -> new Keyed<>(Side.RIGHT, v)));
        List<Keyed<Side, Integer>> all = Drive.toList(merged);
        assertThat(side(all, Side.LEFT)).isEqualTo(left);
        assertThat(side(all, Side.RIGHT)).isEqualTo(right);
        assertThat(all).hasSize(left.size() + right.size());
    }

    @Property
    void selectAllInterleavesAndKeepsTheOrderOfEach(
            @ForAll @Size(max = 6) List<@Size(max = 6) List<@IntRange(max = 3) Integer>> pendings,
            @ForAll @IntRange(min = 1, max = 50) int budget)
            throws Exception {
        SelectAll<Keyed<Integer, Integer>> all = new SelectAll<>();
        for (int i = 0; i < pendings.size(); i++) {
            int key = i;
            List<Integer> numbers = IntStream.range(0, pendings.get(i).size()).boxed().toList();
            all.push(StreamProbe.slow(numbers, pendings.get(i)).map(n -> new Keyed<>(key, n)));
        }
        List<Keyed<Integer, Integer>> items = Drive.toList(all, budget);
        for (int i = 0; i < pendings.size(); i++) {
            int key = i;
            assertThat(items.stream().filter(k -> k.key() == key).map(Keyed::value))
                    .containsExactlyElementsOf(
                            IntStream.range(0, pendings.get(i).size()).boxed().toList());
        }
        assertThat(all.isEmpty()).isTrue();
    }

    private static List<Integer> side(List<Keyed<Side, Integer>> all, Side side) {
        return all.stream().filter(k -> k.key() == side).map(Keyed::value).toList();
    }

    /** Counts how many of its futures are between their first poll and their end. */
    private static final class Flights {
        private int now;
        private int most;

        Future<Integer> flight(int value, int polls) {
            int[] left = {polls};
            boolean[] begun = {false};
            return Futures.pollFn(
                    cx -> {
                        if (!begun[0]) {
                            begun[0] = true;
                            most = Math.max(most, ++now);
                        }
                        if (left[0]-- > 0) {
                            cx.waker().wake();
                            return Poll.pending();
                        }
                        now--;
                        return Poll.ready(value);
                    });
        }
    }

    @Property
    void bufferedKeepsTheOrderAndTheLimit(
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 3) List<@IntRange(max = 2) Integer> pendings,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll @IntRange(min = 1, max = 50) int budget)
            throws Exception {
        Flights flights = new Flights();
        Stream<Integer> stream =
                StreamProbe.slow(items, pendings).buffered(limit, v -> flights.flight(v, v % 4));
        assertThat(Drive.toList(stream, budget)).isEqualTo(items);
        assertThat(flights.most).isLessThanOrEqualTo(limit);
        assertThat(flights.now).isZero();
    }

    @Property
    void bufferUnorderedLosesNothingAndKeepsTheLimit(
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 3) List<@IntRange(max = 2) Integer> pendings,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll @IntRange(min = 1, max = 50) int budget)
            throws Exception {
        Flights flights = new Flights();
        Stream<Integer> stream =
                StreamProbe.slow(items, pendings)
                        .bufferUnordered(limit, v -> flights.flight(v, v % 4));
        assertThat(Drive.toList(stream, budget)).containsExactlyInAnyOrderElementsOf(items);
        assertThat(flights.most).isLessThanOrEqualTo(limit);
    }

    @Property
    void flatMapUnorderedLosesNothing(
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 3) List<@IntRange(max = 2) Integer> pendings,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll @IntRange(min = 1, max = 50) int budget)
            throws Exception {
        Stream<Integer> stream =
                StreamProbe.slow(items, pendings).flatMapUnordered(limit, StreamProperties::times);
        assertThat(Drive.toList(stream, budget))
                .containsExactlyInAnyOrderElementsOf(
                        items.stream()
                                .flatMap(v -> Collections.nCopies(v % 4, v).stream())
                                .toList());
    }

    @Property
    void forEachConcurrentSeesEachOnce(
            @ForAll("items") List<Integer> items, @ForAll @IntRange(min = 1, max = 6) int limit)
            throws Exception {
        List<Integer> seen = new ArrayList<>();
        Future<?> all =
                Streams.fromIterable(items)
                        .forEachConcurrent(limit, v -> slowly(v).map(n -> seen.add(-n)));
        Drive.toEnd(all);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(items);
    }

    @Property
    void sinkOperatorsGiveWhatTheirCounterpartsForListsGive(
            @ForAll("items") List<Integer> items,
            @ForAll @Size(max = 3) List<@IntRange(max = 2) Integer> pendings,
            @ForAll @IntRange(min = 1, max = 4) int capacity,
            @ForAll @IntRange(min = 1, max = 50) int budget)
            throws Exception {
        List<Integer> sent = new ArrayList<>();
        List<Integer> copied = new ArrayList<>();
        Sink<Integer> slow =
                Sinks.unfold(0, (state, v) -> slowly(v).map(n -> sent.add(-n) ? state : 1));
        Sink<Integer> sink =
                slow.buffer(capacity)
                        .<Integer>withFlatMap(StreamProperties::times)
                        .<Integer>with(v -> slowly(v).map(n -> -n))
                        .<Integer>withMap(v -> v + 1)
                        .withFilter(StreamProperties::even)
                        .fanout(Sinks.<Integer>forEach(copied::add).buffer(capacity));
        Drive.toEnd(StreamProbe.slow(items, pendings).forward(sink), budget);
        assertThat(copied).isEqualTo(items);
        assertThat(sent)
                .isEqualTo(
                        items.stream()
                                .filter(StreamProperties::even)
                                .map(v -> v + 1)
                                .flatMap(v -> Collections.nCopies(v % 4, v).stream())
                                .toList());
    }
}
