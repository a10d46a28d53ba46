package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules that everything made of a stream keeps, asked of each. Futures take part as the streams
 * of their one value.
 */
class StreamContractTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** What is special about one. */
    private enum Trait {
        /** Never answers pending. */
        NEVER_WAITS,
        /** Does not own its source. */
        BORROWS,
        /** May be polled after its end. */
        FUSED,
        /** Does not end with the failure of its source. */
        CATCHES,
        /** Its callback takes no null. */
        NO_NULLS,
        /** Gets its source as a value, and owns it from its first poll on. */
        LATE
    }

    record Subject(
            String name, Function<Stream<@Nullable Integer>, Stream<?>> make, List<Trait> traits) {
        boolean is(Trait trait) {
            return traits.contains(trait);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Subject op(
            String name, Function<Stream<@Nullable Integer>, Stream<?>> make, Trait... traits) {
        return new Subject(name, make, Arrays.asList(traits));
    }

    private static Subject end(
            String name, Function<Stream<@Nullable Integer>, Future<?>> make, Trait... traits) {
        return op(name, source -> Streams.fromFuture(make.apply(source)), traits);
    }

    private static Stream<@Nullable Integer> none() {
        return Streams.empty();
    }

    static List<Subject> subjects() {
        return List.of(
                op("map", s -> s.map(v -> v)),
                op("then", s -> s.then(Futures::ready)),
                op("inspect", s -> s.inspect(v -> {})),
                op("enumerate", Stream::enumerate),
                op("scan", s -> s.<@Nullable Integer>scan(0, (a, v) -> v)),
                op("filter", s -> s.filter(v -> true)),
                op("filterThen", s -> s.filterThen(v -> Futures.ready(true))),
                op("filterMap", s -> s.filterMap(Optional::of), Trait.NO_NULLS),
                op("skip", s -> s.skip(0)),
                op("skipWhile", s -> s.skipWhile(v -> false)),
                op("take", s -> s.take(100)),
                op("takeWhile", s -> s.takeWhile(v -> true)),
                op("mapWhile", s -> s.mapWhile(Optional::of), Trait.NO_NULLS),
                op("takeUntil", s -> s.takeUntil(Futures.pending())),
                op("flatMap", s -> s.flatMap(Streams::once)),
                op("flatMapUnordered", s -> s.flatMapUnordered(2, Streams::once)),
                op("buffered", s -> s.buffered(2, Futures::ready)),
                op("bufferUnordered", s -> s.bufferUnordered(2, Futures::ready)),
                op("zip, left", s -> s.zip(Streams.repeat(1), (a, b) -> a)),
                op("zip, right", s -> Streams.repeat(1).zip(s, (a, b) -> b)),
                op("chain, first", s -> s.chain(none())),
                op("chain, second", s -> none().chain(s)),
                op("merge, left", s -> s.merge(none())),
                op("merge, right", s -> none().merge(s)),
                op(
                        "selectWithStrategy",
                        s -> Streams.selectWithStrategy(s, none(), () -> Side.RIGHT)),
                op("chunks", s -> s.chunks(2)),
                op("readyChunks", s -> s.readyChunks(2)),
                op("chunksTimeout", s -> s.chunksTimeout(2, HOUR)),
                op("throttle", s -> s.throttle(Duration.ZERO)),
                op("debounce", s -> s.debounce(HOUR)),
                op("timeout", s -> s.timeout(HOUR)),
                op("timeoutRepeating", s -> s.timeoutRepeating(HOUR, () -> null)),
                op("orElse", s -> s.orElse(f -> none()), Trait.CATCHES),
                op("orElse, of a type", s -> s.orElse(Error.class, f -> none())),
                op("recover", s -> s.recover(f -> 1), Trait.CATCHES),
                op("recover, of a type", s -> s.recover(Error.class, f -> 1)),
                op("mapError", s -> s.mapError(f -> f)),
                op("inspectError", s -> s.inspectError(f -> {})),
                op("notifyClose", Stream::notifyClose),
                op("fuse", Stream::fuse, Trait.FUSED, Trait.CATCHES),
                op("borrow", Stream::borrow, Trait.BORROWS),
                op("peekable", Stream::peekable),
                op("pollImmediate", Stream::pollImmediate, Trait.NEVER_WAITS),
                op("flattenFuture", s -> Streams.flattenFuture(Futures.ready(s)), Trait.LATE),
                op("flatten", s -> Streams.flatten(Streams.once(s)), Trait.LATE),
                op(
                        "flattenUnordered",
                        s -> Streams.flattenUnordered(1, Streams.once(s)),
                        Trait.LATE),
                end("forEach", s -> s.forEach(v -> {})),
                end("forEachThen", s -> s.forEachThen(Futures::ready)),
                end("forEachConcurrent", s -> s.forEachConcurrent(2, Futures::ready)),
                end("fold", s -> s.<@Nullable Integer>fold(0, (a, v) -> v)),
                end("foldThen", s -> s.<@Nullable Integer>foldThen(0, (a, v) -> Futures.ready(v))),
                end("collect", s -> s.collect(Collectors.counting())),
                end("toList", Stream::toList),
                end("count", Stream::count),
                end("any", s -> s.any(v -> false)),
                end("all", s -> s.all(v -> true)),
                end("concat", s -> Streams.concat(s.map(Arrays::asList))),
                end("forward", s -> s.forward(Sinks.drain())),
                end("sendAll", s -> Sinks.<@Nullable Integer>drain().sendAll(s)));
    }

    private static List<Subject> without(Trait... traits) {
        return subjects().stream().filter(s -> Arrays.stream(traits).noneMatch(s::is)).toList();
    }

    static List<Subject> owning() {
        return without(Trait.BORROWS);
    }

    static List<Subject> owningFromTheStart() {
        return without(Trait.BORROWS, Trait.LATE);
    }

    static List<Subject> waiting() {
        return without(Trait.NEVER_WAITS);
    }

    static List<Subject> ending() {
        return without(Trait.FUSED);
    }

    static List<Subject> failing() {
        return without(Trait.CATCHES);
    }

    static List<Subject> takingNulls() {
        return without(Trait.NO_NULLS);
    }

    private final TestContext cx = new TestContext();

    private static int pollToTheEnd(Stream<?> stream, TestContext cx) throws Exception {
        int items = 0;
        for (; ; ) {
            PollNext<?> polled = stream.pollNext(cx);
            assertThat(polled.isPending()).isFalse();
            if (polled.isDone()) {
                return items;
            }
            items++;
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void makingItRunsNothing(Subject subject) {
        StreamProbe<@Nullable Integer> source = StreamProbe.of(1);
        subject.make.apply(source);
        assertThat(source.polls).isZero();
    }

    @ParameterizedTest
    @MethodSource("waiting")
    void pendingPassesTheLatestWaker(Subject subject) throws Exception {
        StreamProbe<@Nullable Integer> source = StreamProbe.stalled();
        Stream<?> stream = subject.make.apply(source);
        TestContext later = new TestContext(cx.timer);
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(stream.pollNext(later)).isSameAs(PollNext.pending());
        assertThat(source.polls).isPositive();
        assertThat(later.wakes()).isZero();
        source.proceed();
        assertThat(later.wakes()).isPositive();
        pollToTheEnd(stream, later);
        assertThat(source.hasEnded()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("waiting")
    void spuriousPollsAreHarmless(Subject subject) throws Exception {
        Stream<?> stream = subject.make.apply(StreamProbe.stalled());
        for (int i = 0; i < 5; i++) {
            assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        }
        assertThat(cx.wakes()).isZero();
        assertThat(cx.timer.waiting()).isLessThanOrEqualTo(1);
        stream.drop();
        assertThat(cx.timer.waiting()).isZero();
    }

    @ParameterizedTest
    @MethodSource("ending")
    void polledAfterCompletionIsAnErrorThatSaysSo(Subject subject) throws Exception {
        Stream<?> stream = subject.make.apply(StreamProbe.of(1, 2, 3));
        pollToTheEnd(stream, cx);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> stream.pollNext(cx))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("polled after completion");
        }
        stream.drop();
        assertThatThrownBy(() -> stream.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void polledAfterDropIsAnErrorThatSaysSo(Subject subject) {
        Stream<?> stream = subject.make.apply(StreamProbe.of(1));
        stream.drop();
        stream.drop();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> stream.pollNext(cx))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("polled after drop");
        }
    }

    @ParameterizedTest
    @MethodSource("owningFromTheStart")
    void dropBeforeTheFirstPollDropsTheSourceOnce(Subject subject) {
        StreamProbe<@Nullable Integer> source = StreamProbe.stalled();
        Stream<?> stream = subject.make.apply(source);
        stream.drop();
        stream.drop();
        assertThat(source.drops).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("owning")
    void dropWhilePendingDropsTheSourceOnce(Subject subject) throws Exception {
        StreamProbe<@Nullable Integer> source = new StreamProbe<@Nullable Integer>().item(1);
        source.stall();
        Stream<?> stream = subject.make.apply(source);
        stream.pollNext(cx);
        stream.pollNext(cx);
        stream.drop();
        stream.drop();
        assertThat(source.drops).isEqualTo(1);
        assertThat(cx.timer.waiting()).isZero();
    }

    @ParameterizedTest
    @MethodSource("failing")
    void failureOfTheSourceIsPassedOnAndIsTheEnd(Subject subject) {
        Exception failure = new Exception("on purpose");
        StreamProbe<@Nullable Integer> source = new StreamProbe<@Nullable Integer>().fail(failure);
        Stream<?> stream = subject.make.apply(source);
        assertThat(catchThrowable(() -> stream.pollNext(cx))).isSameAs(failure);
        assertThatThrownBy(() -> stream.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
        stream.drop();
        assertThat(source.drops).isZero();
    }

    @ParameterizedTest
    @MethodSource("takingNulls")
    void nullIsAnItemLikeAnyOther(Subject subject) throws Exception {
        Stream<?> stream = subject.make.apply(StreamProbe.of(null, null));
        assertThat(pollToTheEnd(stream, cx)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("failing")
    void aSourceThatAnswersNullIsNamed(Subject subject) {
        StreamProbe<@Nullable Integer> source = new StreamProbe<@Nullable Integer>().answerNull();
        Stream<?> stream = subject.make.apply(source);
        assertThatThrownBy(() -> stream.pollNext(cx))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("StreamProbe[] answered null");
        stream.drop();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void toStringIsSafeInEveryState(Subject subject) throws Exception {
        Stream<?> stream = subject.make.apply(StreamProbe.of(1, 2));
        assertThat(stream.toString()).isNotBlank();
        stream.pollNext(cx);
        assertThat(stream.toString()).isNotBlank();
        pollToTheEnd(stream, cx);
        assertThat(stream.toString()).isNotBlank();
        Stream<?> dropped = subject.make.apply(StreamProbe.of(1));
        dropped.drop();
        assertThat(dropped.toString()).contains("dropped");
    }

    // ---- callbacks ----

    static List<Subject> throwing() {
        return List.of(
                op("map", s -> s.map(v -> boom())),
                op("then", s -> s.then(v -> boom())),
                op("then, its future", s -> s.then(v -> Futures.failed(BOOM))),
                op("inspect", s -> s.inspect(v -> boom())),
                op("scan", s -> s.scan(0, (a, v) -> boom())),
                op("filter", s -> s.filter(v -> boom())),
                op("filterThen", s -> s.filterThen(v -> boom())),
                op("filterMap", s -> s.filterMap(v -> boom())),
                op("skipWhile", s -> s.skipWhile(v -> boom())),
                op("takeWhile", s -> s.takeWhile(v -> boom())),
                op("mapWhile", s -> s.mapWhile(v -> boom())),
                op("takeUntil", s -> s.takeUntil(Futures.failed(BOOM))),
                op("flatMap", s -> s.flatMap(v -> boom())),
                op("flatMap, its stream", s -> s.flatMap(v -> Streams.failed(BOOM))),
                op("flatMapUnordered", s -> s.flatMapUnordered(2, v -> boom())),
                op(
                        "flatMapUnordered, its stream",
                        s -> s.flatMapUnordered(2, v -> Streams.failed(BOOM))),
                op("buffered", s -> s.buffered(2, v -> boom())),
                op("buffered, its future", s -> s.buffered(2, v -> Futures.failed(BOOM))),
                op("bufferUnordered", s -> s.bufferUnordered(2, v -> boom())),
                op("zip", s -> s.zip(Streams.repeat(1), (a, b) -> boom())),
                op("zip, other", s -> s.zip(Streams.failed(BOOM), (a, b) -> a)),
                op("merge, other", s -> s.merge(Streams.failed(BOOM)).skip(9)),
                op(
                        "selectWithStrategy",
                        s -> Streams.selectWithStrategy(s, none(), StreamContractTest::boom)),
                op(
                        "timeoutRepeating",
                        s -> s.skip(9).timeoutRepeating(Duration.ZERO, () -> boom())),
                op("flattenUnordered", s -> Streams.flattenUnordered(9, s.map(v -> boom()))),
                end("forEach", s -> s.forEach(v -> boom())),
                end("forEachThen", s -> s.forEachThen(v -> boom())),
                end("forEachConcurrent", s -> s.forEachConcurrent(2, v -> boom())),
                end("fold", s -> s.fold(0, (a, v) -> boom())),
                end("foldThen", s -> s.foldThen(0, (a, v) -> boom())),
                end("foldThen, its future", s -> s.foldThen(0, (a, v) -> Futures.failed(BOOM))),
                end("any", s -> s.any(v -> boom())),
                end("all", s -> s.all(v -> boom())),
                end("forward", s -> s.forward(Sinks.forEach(v -> boom()))),
                end("sendAll", s -> Sinks.<@Nullable Integer>forEach(v -> boom()).sendAll(s)));
    }

    private static final RuntimeException BOOM = new RuntimeException("on purpose");

    @SuppressWarnings("TypeParameterUnusedInFormals") // it never returns
    private static <X> X boom() {
        throw BOOM;
    }

    @ParameterizedTest
    @MethodSource("throwing")
    void whatACallbackThrowsIsTheEndAndDropsTheSourceOnce(Subject subject) {
        RuntimeException fromDrop = new RuntimeException("from drop");
        StreamProbe<@Nullable Integer> source =
                new StreamProbe<@Nullable Integer>().item(1).stall();
        source.failOnDrop(fromDrop);
        Stream<?> stream = subject.make.apply(source);
        Throwable thrown = catchThrowable(() -> stream.pollNext(cx));
        assertThat(thrown).isSameAs(BOOM);
        assertThat(BOOM.getSuppressed()).contains(fromDrop);
        assertThat(source.drops).isEqualTo(1);
        assertThatThrownBy(() -> stream.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
        stream.drop();
        assertThat(source.drops).isEqualTo(1);
    }

    static List<Subject> makingNull() {
        return List.of(
                op("then", s -> s.then(v -> nothing())),
                op("filterThen", s -> s.filterThen(v -> nothing())),
                op("flatMap", s -> s.flatMap(v -> nothing())),
                op("flatMapUnordered", s -> s.flatMapUnordered(1, v -> nothing())),
                op("buffered", s -> s.buffered(1, v -> nothing())),
                end("forEachThen", s -> s.forEachThen(v -> nothing())),
                end("forEachConcurrent", s -> s.forEachConcurrent(1, v -> nothing())),
                end("foldThen", s -> s.foldThen(0, (a, v) -> nothing())));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // a mistake, on purpose
    private static <X> X nothing() {
        return null;
    }

    @ParameterizedTest
    @MethodSource("makingNull")
    void aCallbackThatMakesNullInsteadOfAFutureOrStreamIsNamed(Subject subject) {
        StreamProbe<@Nullable Integer> source = StreamProbe.of(1);
        Stream<?> stream = subject.make.apply(source);
        assertThatThrownBy(() -> stream.pollNext(cx))
                .isInstanceOf(NullPointerException.class)
                .hasMessageEndingWith("answered null");
        assertThat(source.drops).isEqualTo(1);
    }

    // ---- two children ----

    interface Pairing {
        Stream<?> make(Stream<@Nullable Integer> left, Stream<@Nullable Integer> right);
    }

    record Pair(String name, Pairing pairing) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Pair> pairs() {
        return List.of(
                new Pair("zip", (l, r) -> l.zip(r, (a, b) -> a)),
                new Pair("chain", Stream::chain),
                new Pair("merge", Stream::merge),
                new Pair("selectAll", (l, r) -> Streams.selectAll(List.of(l, r))),
                new Pair("takeUntil", (l, r) -> l.takeUntil(r.count())),
                new Pair("flatMap", (l, r) -> Streams.once(0).chain(l).flatMap(v -> r)),
                new Pair("then", (l, r) -> Streams.once(0).chain(l).then(v -> r.count())),
                new Pair(
                        "buffered", (l, r) -> Streams.once(0).chain(l).buffered(2, v -> r.count())),
                new Pair(
                        "flatMapUnordered",
                        (l, r) -> Streams.once(0).chain(l).flatMapUnordered(2, v -> r)),
                new Pair(
                        "foldThen",
                        (l, r) ->
                                Streams.fromFuture(
                                        Streams.once(0)
                                                .chain(l)
                                                .foldThen(0L, (a, v) -> r.count()))),
                new Pair("map", (l, r) -> streamMapOf(l, r)));
    }

    private static Stream<?> streamMapOf(
            Stream<@Nullable Integer> left, Stream<@Nullable Integer> right) {
        StreamMap<String, @Nullable Integer> map = new StreamMap<>();
        map.insert("left", left);
        map.insert("right", right);
        return map;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void dropReachesAllChildrenThoughOneThrows(Pair pair) throws Exception {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second");
        StreamProbe<@Nullable Integer> left = StreamProbe.stalled();
        StreamProbe<@Nullable Integer> right = StreamProbe.stalled();
        left.failOnDrop(first);
        right.failOnDrop(second);
        Stream<?> stream = pair.pairing.make(left, right);
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        Throwable thrown = catchThrowable(stream::drop);
        assertThat(thrown).isIn(first, second);
        assertThat(thrown.getSuppressed()).containsExactly(thrown == first ? second : first);
        assertThat(left.drops + right.drops).isEqualTo(2);
        stream.drop();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void failureOfTheSecondDropsTheFirst(Pair pair) {
        Exception failure = new Exception("on purpose");
        StreamProbe<@Nullable Integer> left = StreamProbe.stalled();
        if (pair.name.equals("chain")) {
            left.proceed();
        }
        StreamProbe<@Nullable Integer> right = new StreamProbe<@Nullable Integer>().fail(failure);
        Stream<?> stream = pair.pairing.make(left, right);
        assertThat(catchThrowable(() -> stream.pollNext(cx))).isSameAs(failure);
        assertThat(left.hasEnded()).isTrue();
        assertThatThrownBy(() -> stream.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
        stream.drop();
    }

    // ---- budget ----

    static List<Subject> looping() {
        return List.of(
                op("filter", s -> s.filter(v -> false)),
                op("filterThen", s -> s.filterThen(v -> Futures.ready(false))),
                op("filterMap", s -> s.filterMap(v -> Optional.empty())),
                op("skip", s -> s.skip(Long.MAX_VALUE)),
                op("skipWhile", s -> s.skipWhile(v -> true)),
                op("flatMap", s -> s.flatMap(v -> none())),
                op("flatMapUnordered", s -> s.flatMapUnordered(3, v -> none())),
                op("flatMapUnordered, any", s -> s.flatMapUnordered(1 << 30, v -> none())),
                op("bufferUnordered", s -> s.bufferUnordered(1 << 30, v -> Futures.pending())),
                op("chunks", s -> s.chunks(1 << 30)),
                op("readyChunks", s -> s.readyChunks(1 << 30)),
                op("chunksTimeout", s -> s.chunksTimeout(1 << 30, HOUR)),
                op("debounce", s -> s.debounce(HOUR)),
                end("forEach", s -> s.forEach(v -> {})),
                end("forEachThen", s -> s.forEachThen(Futures::ready)),
                end("forEachConcurrent", s -> s.forEachConcurrent(2, Futures::ready)),
                end("fold", s -> s.fold(0, (a, v) -> a)),
                end("foldThen", s -> s.foldThen(0, (a, v) -> Futures.ready(a))),
                end("collect", s -> s.collect(Collectors.counting())),
                end("count", Stream::count),
                end("any", s -> s.any(Objects::isNull)),
                end("all", s -> s.all(Objects::nonNull)),
                end("forward", s -> s.forward(Sinks.drain())),
                end("sendAll", s -> Sinks.<@Nullable Integer>drain().sendAll(s)),
                end(
                        "sendAll to withFlatMap",
                        s ->
                                Sinks.<@Nullable Integer>drain()
                                        .<@Nullable Integer>withFlatMap(Streams::repeat)
                                        .sendAll(s)));
    }

    @ParameterizedTest
    @MethodSource("looping")
    void aSourceThatNeverWaitsCannotKeepTheThread(Subject subject) throws Exception {
        List<Integer> taken = new ArrayList<>();
        Stream<?> stream =
                subject.make.apply(Streams.<@Nullable Integer>repeat(1).inspect(v -> taken.add(v)));
        for (int poll = 1; poll <= 3; poll++) {
            taken.clear();
            TestContext fresh = new TestContext();
            fresh.budget = 10;
            assertThat(stream.pollNext(fresh)).isSameAs(PollNext.pending());
            assertThat(fresh.wakes()).isPositive();
            assertThat(taken).hasSizeLessThanOrEqualTo(12);
        }
        stream.drop();
    }
}
