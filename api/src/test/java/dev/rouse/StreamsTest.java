package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.channel.Oneshot;
import dev.rouse.testing.Drive;
import dev.rouse.testing.Probe;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where streams come from, and what single operations do besides what lists do. */
class StreamsTest {

    private final TestContext cx = new TestContext();

    // ---- factories ----

    @Test
    void valuesComeAsTheyAre() throws Exception {
        assertThat(Drive.toList(Streams.empty())).isEmpty();
        assertThat(Drive.toList(Streams.once("a"))).containsExactly("a");
        assertThat(Drive.toList(Streams.<@Nullable String>of("a", null, "b")))
                .containsExactly("a", null, "b");
        assertThat(Drive.toList(Streams.repeat(1).take(3))).containsExactly(1, 1, 1);
        assertThat(Drive.toList(Streams.iterate(1, v -> 2 * v).take(4)))
                .containsExactly(1, 2, 4, 8);
        assertThat(Streams.pending().pollNext(cx)).isSameAs(PollNext.pending());
    }

    @Test
    void callbacksRunWhenTheirItemIsWanted() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Stream<Integer> counted = Streams.repeatWith(calls::incrementAndGet);
        assertThat(calls).hasValue(0);
        assertThat(Drive.toList(counted.take(2))).containsExactly(1, 2);
        assertThat(calls).hasValue(2);
        List<Integer> seen = new ArrayList<>();
        Stream<Integer> iterated =
                Streams.iterate(
                        1,
                        v -> {
                            seen.add(v);
                            return v + 1;
                        });
        assertThat(Drive.toList(iterated.take(2))).containsExactly(1, 2);
        assertThat(seen).containsExactly(1);
    }

    @Test
    void failuresAreThrownAsTheyAre() {
        Exception failure = new IOException("on purpose");
        assertThat(catchThrowable(() -> Streams.failed(failure).pollNext(cx))).isSameAs(failure);
        Stream<Integer> throwing =
                Streams.repeatWith(
                        () -> {
                            throw failure;
                        });
        assertThat(catchThrowable(() -> throwing.pollNext(cx))).isSameAs(failure);
        assertThatThrownBy(() -> throwing.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void factoriesKeepTheRulesOfTheEnd() throws Exception {
        for (Stream<?> stream :
                List.of(
                        Streams.empty(),
                        Streams.once(1),
                        Streams.of(1, 2),
                        Streams.pollFn(context -> PollNext.done()),
                        Streams.fromIterator(List.of().iterator()),
                        Streams.fromFuture(Futures.ready(1)),
                        Streams.cycle(Streams::empty),
                        Streams.unfold(1, n -> Futures.ready(Optional.empty())))) {
            Drive.toList(stream);
            assertThatThrownBy(() -> stream.pollNext(cx))
                    .hasMessageStartingWith("polled after completion");
        }
        for (Stream<?> stream :
                List.of(
                        Streams.repeat(1),
                        Streams.pending(),
                        Streams.pollFn(context -> PollNext.pending()),
                        Streams.cycle(Streams::pending),
                        Streams.unfold(1, n -> Futures.pending()))) {
            stream.pollNext(cx);
            assertThat(stream.toString()).isNotBlank();
            stream.drop();
            assertThatThrownBy(() -> stream.pollNext(cx))
                    .hasMessageStartingWith("polled after drop");
        }
    }

    @Test
    void unfoldGoesFromStateToState() throws Exception {
        Stream<String> countdown =
                Streams.<Integer, String>unfold(
                        3,
                        n ->
                                Futures.yieldNow()
                                        .map(
                                                nothing ->
                                                        n == 0
                                                                ? Optional.empty()
                                                                : Optional.of(
                                                                        new Unfolded<>(
                                                                                "in " + n,
                                                                                n - 1))));
        assertThat(Drive.toList(countdown)).containsExactly("in 3", "in 2", "in 1");
        Probe<Optional<Unfolded<String, Integer>>> step = Probe.pending();
        Stream<String> waiting = Streams.unfold(1, n -> step);
        waiting.pollNext(cx);
        waiting.drop();
        assertThat(step.drops).isEqualTo(1);
    }

    @Test
    void pollFnIsAskedAtEachPoll() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        Stream<Integer> stream =
                Streams.pollFn(
                        context ->
                                polls.incrementAndGet() == 1
                                        ? PollNext.pending()
                                        : PollNext.item(polls.get()));
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item(2));
    }

    @Test
    void cycleGoesRoundAndEndsWhenARoundIsEmpty() throws Exception {
        AtomicInteger round = new AtomicInteger();
        Stream<Integer> rounds =
                Streams.cycle(
                        () ->
                                StreamProbe.slow(
                                        IntStream.range(0, 3 - round.getAndIncrement())
                                                .boxed()
                                                .toList(),
                                        List.of(1)));
        assertThat(Drive.toList(rounds)).containsExactly(0, 1, 2, 0, 1, 0);
    }

    @Test
    void aFutureOfAStreamIsAStream() throws Exception {
        Oneshot<Stream<String>> later = Oneshot.create();
        Stream<String> stream = Streams.flattenFuture(later.receiver());
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        later.sender().send(Streams.of("a", "b"));
        assertThat(Drive.toList(stream)).containsExactly("a", "b");
    }

    @Test
    void concatJoinsLists() throws Exception {
        Stream<List<Integer>> lists = Streams.of(List.of(1, 2), List.of(), List.of(3));
        assertThat(Drive.toEnd(Streams.concat(lists))).containsExactly(1, 2, 3);
    }

    // ---- bridges ----

    @Test
    void anIterableIsAskedForItsIteratorAtTheFirstPoll() throws Exception {
        List<String> items = new ArrayList<>();
        Stream<String> stream = Streams.fromIterable(items);
        items.add("late");
        assertThat(Drive.toList(stream)).containsExactly("late");
        assertThat(Drive.toList(Streams.fromIterator(List.of(1, 2).iterator())))
                .containsExactly(1, 2);
    }

    @Test
    void aJavaStreamIsClosedAtEveryKindOfEnd() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        Stream<Integer> read = Streams.fromJavaStream(closing(closed));
        assertThat(Drive.toList(read)).containsExactly(1, 2, 3);
        assertThat(closed).hasValue(1);
        Stream<Integer> dropped = Streams.fromJavaStream(closing(closed));
        dropped.pollNext(cx);
        dropped.drop();
        dropped.drop();
        assertThat(closed).hasValue(2);
        Stream<Integer> failed =
                Streams.fromJavaStream(closing(closed).map(StreamsTest::failOnTwo));
        assertThat(failed.pollNext(cx)).isEqualTo(PollNext.item(1));
        assertThatThrownBy(() -> failed.pollNext(cx)).hasMessage("two");
        assertThat(closed).hasValue(3);
    }

    private static java.util.stream.Stream<Integer> closing(AtomicInteger closed) {
        return IntStream.rangeClosed(1, 3).boxed().onClose(closed::incrementAndGet);
    }

    private static int failOnTwo(int value) {
        if (value == 2) {
            throw new IllegalArgumentException("two");
        }
        return value;
    }

    /** An executor for one future, on the calling thread; wakes are polls. */
    private static final class Here implements Executor {
        @Override
        public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
            return Drive.toEnd(future);
        }

        @Override
        public <T extends @Nullable Object> JoinHandle<T> spawn(
                Future<T> future, @Nullable String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @Test
    void aStreamIsAnIteratorForThreadsThatMayBlock() {
        StreamProbe<Integer> source = StreamProbe.slow(List.of(1, 2, 3), List.of(2));
        try (BlockingIterator<Integer> items = Streams.toIterator(new Here(), source)) {
            assertThat(items.hasNext()).isTrue();
            assertThat(items.hasNext()).isTrue();
            assertThat(items.next()).isEqualTo(1);
            assertThat(items.next()).isEqualTo(2);
        }
        assertThat(source.drops).isEqualTo(1);
    }

    @Test
    void anIteratorEndsWithItsStream() {
        Iterator<Integer> items = Streams.toIterator(new Here(), Streams.of(1));
        assertThat(items.next()).isEqualTo(1);
        assertThat(items.hasNext()).isFalse();
        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
        Exception failure = new IOException("on purpose");
        Iterator<Integer> failing = Streams.toIterator(new Here(), Streams.failed(failure));
        assertThat(catchThrowable(failing::hasNext)).isSameAs(failure);
        assertThat(failing.hasNext()).isFalse();
    }

    @Test
    void aStreamIsAJavaStreamForThreadsThatMayBlock() {
        StreamProbe<Integer> source = StreamProbe.of(1, 2, 3);
        try (java.util.stream.Stream<Integer> items = Streams.toJavaStream(new Here(), source)) {
            assertThat(items.filter(v -> v > 1).findFirst()).contains(2);
        }
        assertThat(source.drops).isEqualTo(1);
    }

    // ---- single operations ----

    @Test
    void takeDropsItsSourceWhenItIsDone() throws Exception {
        StreamProbe<Integer> source = StreamProbe.of(1, 2);
        Stream<Integer> first = source.take(1);
        assertThat(first.pollNext(cx)).isEqualTo(PollNext.item(1));
        assertThat(source.drops).isZero();
        assertThat(first.pollNext(cx)).isSameAs(PollNext.done());
        assertThat(source.drops).isEqualTo(1);
        assertThat(source.polls).isEqualTo(1);
        StreamProbe<Integer> untouched = StreamProbe.of(1);
        assertThat(Drive.toList(untouched.take(0))).isEmpty();
        assertThat(untouched.polls).isZero();
    }

    @Test
    void anyStopsAtTheFirstThatDecides() throws Exception {
        StreamProbe<Integer> source = StreamProbe.of(1, 2, 3);
        assertThat(Drive.toEnd(source.any(v -> v == 2))).isTrue();
        assertThat(source.drops).isEqualTo(1);
        assertThat(source.polls).isEqualTo(2);
        assertThat(Drive.toEnd(Streams.<Integer>empty().any(v -> true))).isFalse();
        assertThat(Drive.toEnd(Streams.<Integer>empty().all(v -> false))).isTrue();
    }

    @Test
    void zipDropsTheLongerOne() throws Exception {
        StreamProbe<Integer> longer = StreamProbe.of(1, 2, 3);
        assertThat(Drive.toList(longer.zip(Streams.of(10), Integer::sum))).containsExactly(11);
        assertThat(longer.drops).isEqualTo(1);
        StreamProbe<Integer> right = StreamProbe.of(1, 2, 3);
        assertThat(Drive.toList(Streams.of(10).zip(right, Integer::sum))).containsExactly(11);
        assertThat(right.drops).isEqualTo(1);
    }

    @Test
    void mergeTakesTurns() throws Exception {
        Stream<Integer> both = Streams.repeat(1).merge(Streams.repeat(2));
        assertThat(Drive.toList(both.take(5))).containsExactly(1, 2, 1, 2, 1);
    }

    @Test
    void theStrategySaysWhoIsAskedFirst() throws Exception {
        Stream<Integer> right =
                Streams.selectWithStrategy(Streams.of(1, 1), Streams.of(2, 2), () -> Side.RIGHT);
        assertThat(Drive.toList(right)).containsExactly(2, 2, 1, 1);
        assertThat(Side.LEFT.other()).isEqualTo(Side.RIGHT);
        assertThat(Side.RIGHT.other()).isEqualTo(Side.LEFT);
    }

    @Test
    void chunksGiveTheItemsBeforeAFailureFirst() throws Exception {
        StreamProbe<Integer> source =
                new StreamProbe<Integer>().item(1).fail(new Exception("on purpose"));
        Stream<List<Integer>> chunks = source.chunks(3);
        assertThat(chunks.pollNext(cx)).isEqualTo(PollNext.item(List.of(1)));
        assertThatThrownBy(() -> chunks.pollNext(cx)).hasMessage("on purpose");
    }

    @Test
    void readyChunksTakeWhatIsThere() throws Exception {
        StreamProbe<Integer> source = StreamProbe.of(1, 2);
        source.yield_().item(3).item(4).item(5);
        assertThat(Drive.toList(source.readyChunks(2)))
                .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        StreamProbe<Integer> slow = new StreamProbe<Integer>().item(1).yield_().item(2);
        assertThat(Drive.toList(slow.readyChunks(9))).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void failuresOfOneTypeAreCaughtAndOthersPassedOn() throws Exception {
        IOException expected = new IOException("on purpose");
        Stream<Object> caught =
                Streams.failed(expected)
                        .orElse(IOException.class, f -> Streams.of(f.getMessage(), 2));
        assertThat(Drive.toList(caught)).containsExactly("on purpose", 2);
        Stream<Object> last = Streams.failed(expected).recover(IOException.class, f -> f);
        assertThat(Drive.toList(last)).containsExactly(expected);
        AssertionError other = new AssertionError("not meant");
        List<Stream<Object>> passing =
                List.of(
                        Streams.failed(other).orElse(Exception.class, f -> Streams.empty()),
                        Streams.failed(other).recover(Exception.class, f -> 1),
                        Streams.failed(expected)
                                .orElse(IOException.class, f -> Streams.failed(other))
                                .recover(IOException.class, f -> 1));
        for (Stream<Object> stream : passing) {
            assertThat(catchThrowable(() -> stream.pollNext(cx))).isSameAs(other);
            assertThatThrownBy(() -> stream.pollNext(cx))
                    .hasMessageStartingWith("polled after completion");
        }
    }

    @Test
    void recoverGoesOnWithAnotherStream() throws Exception {
        Exception failure = new Exception("on purpose");
        StreamProbe<Integer> source = new StreamProbe<Integer>().item(1).fail(failure);
        List<Throwable> seen = new ArrayList<>();
        Stream<Integer> stream =
                source.inspectError(seen::add)
                        .mapError(IOException::new)
                        .inspectError(seen::add)
                        .orElse(f -> Streams.of(2, 3));
        assertThat(Drive.toList(stream)).containsExactly(1, 2, 3);
        assertThat(seen).hasSize(2).first().isSameAs(failure);
        assertThat(seen.get(1)).isInstanceOf(IOException.class).hasCause(failure);
        Error error = new AssertionError("on purpose");
        StreamProbe<Integer> worse = new StreamProbe<Integer>().fail(error);
        assertThat(Drive.toList(worse.recover(f -> f == error ? 7 : 0))).containsExactly(7);
    }

    @Test
    void aRecoveredStreamIsDroppedInThePlaceOfTheFirst() throws Exception {
        StreamProbe<Integer> second = StreamProbe.stalled();
        Stream<Integer> stream = Streams.<Integer>failed(new Exception()).orElse(f -> second);
        stream.pollNext(cx);
        stream.drop();
        assertThat(second.drops).isEqualTo(1);
    }

    @Test
    void fuseIsDoneForEver() throws Exception {
        Stream<Integer> fused = Streams.of(1).fuse();
        assertThat(Drive.toList(fused)).containsExactly(1);
        assertThat(fused.pollNext(cx)).isSameAs(PollNext.done());
        Stream<Integer> failed = Streams.<Integer>failed(new Exception("on purpose")).fuse();
        assertThatThrownBy(() -> failed.pollNext(cx)).hasMessage("on purpose");
        assertThat(failed.pollNext(cx)).isSameAs(PollNext.done());
    }

    @Test
    void borrowLeavesTheRest() throws Exception {
        StreamProbe<Integer> source = StreamProbe.of(1, 2, 3);
        assertThat(Drive.toList(source.borrow().take(1))).containsExactly(1);
        Stream<Integer> dropped = source.borrow();
        dropped.drop();
        assertThat(source.drops).isZero();
        assertThat(Drive.toList(source)).containsExactly(2, 3);
    }

    @Test
    void pollImmediateShowsTheWaiting() throws Exception {
        StreamProbe<Integer> source = new StreamProbe<Integer>().item(1).yield_().item(2);
        assertThat(Drive.toList(source.pollImmediate()))
                .isEqualTo(Arrays.asList(Poll.ready(1), Poll.pending(), Poll.ready(2)));
    }

    @Test
    void thenRunsOneFutureAtATime() throws Exception {
        List<Probe<Integer>> made = new ArrayList<>();
        Stream<Integer> stream =
                Streams.of(1, 2)
                        .then(
                                v -> {
                                    made.add(Probe.readyAfter(1, v));
                                    return made.get(made.size() - 1);
                                });
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item(1));
        assertThat(made).hasSize(1);
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
        stream.drop();
        assertThat(made.get(1).drops).isEqualTo(1);
    }

    @Test
    void bufferedStartsAllItHasRoomForAtOnce() throws Exception {
        List<Probe<Integer>> made = new ArrayList<>();
        Stream<Integer> stream =
                Streams.iterate(0, v -> v + 1)
                        .buffered(
                                3,
                                v -> {
                                    made.add(Probe.readyAfter(v == 0 ? 0 : 1, v));
                                    return made.get(made.size() - 1);
                                });
        assertThat(stream.pollNext(cx)).isEqualTo(PollNext.item(0));
        assertThat(made).hasSize(3);
        assertThat(made).allMatch(probe -> probe.polls == 1);
        stream.drop();
        assertThat(made.get(1).drops + made.get(2).drops).isEqualTo(2);
    }

    @Test
    void collectMakesItsContainerInTheFirstPoll() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Future<List<Integer>> list =
                Streams.of(1, 2)
                        .collect(
                                java.util.stream.Collectors.toCollection(
                                        () -> {
                                            made.incrementAndGet();
                                            return new ArrayList<>();
                                        }));
        assertThat(made).hasValue(0);
        assertThat(Drive.toEnd(list)).containsExactly(1, 2);
        assertThat(made).hasValue(1);
    }

    // ---- peeking ----

    @Test
    void peekLeavesTheItem() throws Exception {
        Peekable<Integer> stream = StreamProbe.slow(List.of(1, 2), List.of(1)).peekable();
        assertThat(Drive.toEnd(stream.peek())).isEqualTo(PollNext.item(1));
        assertThat(Drive.toEnd(stream.peek())).isEqualTo(PollNext.item(1));
        assertThat(Drive.toEnd(stream.next())).isEqualTo(PollNext.item(1));
        assertThat(Drive.toEnd(stream.next())).isEqualTo(PollNext.item(2));
        assertThat(Drive.toEnd(stream.peek())).isEqualTo(PollNext.done());
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.done());
        assertThatThrownBy(() -> Drive.toEnd(stream.peek()))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void nextIfTakesWhatIsWanted() throws Exception {
        Peekable<Integer> stream = Streams.of(1, 2).peekable();
        assertThat(Drive.toEnd(stream.nextIf(v -> v == 1))).isEqualTo(PollNext.item(1));
        assertThat(Drive.toEnd(stream.nextIf(v -> v == 1))).isEqualTo(PollNext.done());
        Future<Next<Integer>> throwing = stream.nextIf(v -> failOnTwo(v) > 0);
        assertThatThrownBy(() -> Drive.toEnd(throwing)).hasMessage("two");
        assertThat(Drive.toList(stream)).containsExactly(2);
    }

    @Test
    void aFailureThatPeekMeetsEndsTheStream() {
        Peekable<Integer> stream = Streams.<Integer>failed(new Exception("on purpose")).peekable();
        assertThatThrownBy(() -> Drive.toEnd(stream.peek())).hasMessage("on purpose");
        assertThatThrownBy(() -> stream.pollNext(cx))
                .hasMessageStartingWith("polled after completion");
    }

    @Test
    void droppingAPeekDropsNothing() throws Exception {
        StreamProbe<Integer> source = StreamProbe.stalled();
        source.item(1);
        Peekable<Integer> stream = source.peekable();
        Future<Next<Integer>> peek = stream.peek();
        assertThat(peek.poll(cx)).isSameAs(Poll.pending());
        peek.drop();
        assertThatThrownBy(() -> peek.poll(cx)).hasMessageStartingWith("polled after drop");
        assertThat(source.drops).isZero();
        source.proceed();
        assertThat(Drive.toList(stream)).containsExactly(1);
    }
}
