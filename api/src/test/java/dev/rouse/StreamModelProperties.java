package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.channel.Mpsc;
import dev.rouse.testing.Drive;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Streams with a state of their own, in any order of calls, against lists and maps. */
class StreamModelProperties {

    private final TestContext cx = new TestContext();

    // ---- peekable ----

    /** A number says what to do: 0 take, 1 peek, 2 take if even, 3 take if odd, 4 peek and drop. */
    @Property(tries = 500)
    void peekableIsAListWithAPlace(
            @ForAll @Size(max = 12) List<@IntRange(max = 9) Integer> items,
            @ForAll @Size(max = 4) List<@IntRange(max = 2) Integer> pendings,
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> calls)
            throws Exception {
        StreamProbe<Integer> source = StreamProbe.slow(items, pendings);
        Peekable<Integer> peekable = source.peekable();
        int place = 0;
        for (int call : calls) {
            Next<Integer> next =
                    place < items.size() ? PollNext.item(items.get(place)) : PollNext.done();
            boolean wanted = next.isDone() || call == 2 + items.get(place) % 2;
            switch (call) {
                case 0 -> {
                    assertThat(Drive.toEnd(peekable.next())).isEqualTo(next);
                    if (next.isDone()) {
                        return;
                    }
                    place++;
                }
                case 1 -> assertThat(Drive.toEnd(peekable.peek())).isEqualTo(next);
                case 4 -> {
                    Future<Next<Integer>> dropped = peekable.peek();
                    dropped.poll(cx);
                    dropped.drop();
                }
                default -> {
                    Future<Next<Integer>> taken = peekable.nextIf(v -> v % 2 == call - 2);
                    assertThat(Drive.toEnd(taken)).isEqualTo(wanted ? next : PollNext.done());
                    place += wanted && !next.isDone() ? 1 : 0;
                }
            }
        }
        assertThat(Drive.toList(peekable)).isEqualTo(items.subList(place, items.size()));
    }

    // ---- streams by key ----

    /** Each key has a channel; a number says what to do to which key. */
    @Property(tries = 300)
    void streamMapGivesWhatItsStreamsHaveAndForgetsWhatIsTakenOut(
            @ForAll @Size(max = 40) List<@IntRange(max = 19) Integer> calls) throws Exception {
        StreamMap<Integer, Integer> map = new StreamMap<>();
        Map<Integer, Mpsc.Unbounded<Integer>> open = new HashMap<>();
        Map<Integer, Deque<Integer>> waiting = new HashMap<>();
        int sent = 0;
        for (int call : calls) {
            int key = call % 4;
            Mpsc.Unbounded<Integer> channel = open.get(key);
            switch (call / 4) {
                case 0 -> {
                    Mpsc.Unbounded<Integer> made = Mpsc.unbounded();
                    Stream<? extends Integer> before = map.insert(key, made.receiver());
                    assertThat(before).isSameAs(channel == null ? null : channel.receiver());
                    open.put(key, made);
                    waiting.put(key, new ArrayDeque<>());
                }
                case 1, 2 -> {
                    if (channel != null) {
                        channel.sender().send(sent);
                        waiting.get(key).add(sent++);
                    }
                }
                case 3 -> {
                    Stream<? extends Integer> taken = map.remove(key);
                    assertThat(taken).isSameAs(channel == null ? null : channel.receiver());
                    open.remove(key);
                    waiting.remove(key);
                }
                default -> {
                    PollNext<Keyed<Integer, Integer>> polled = map.pollNext(cx);
                    if (polled instanceof PollNext.Item<Keyed<Integer, Integer>> item) {
                        assertThat(waiting.get(item.value().key()).remove())
                                .isEqualTo(item.value().value());
                    } else {
                        assertThat(waiting.values()).allMatch(Deque::isEmpty);
                        assertThat(polled.isDone()).isEqualTo(open.isEmpty());
                    }
                }
            }
            assertThat(map.size()).isEqualTo(open.size());
            assertThat(map.containsKey(key)).isEqualTo(open.containsKey(key));
        }
    }

    // ---- the halves of a duplex ----

    /** Gives what it takes, when there is room. */
    private static final class Echo implements Duplex<Integer, Integer> {
        final Deque<Integer> values = new ArrayDeque<>();
        final int capacity;
        boolean closed;
        @Nullable Waker reader;
        @Nullable Waker writer;

        Echo(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public PollNext<Integer> pollNext(Context cx) {
            Integer value = values.poll();
            wake(writer);
            reader = cx.waker();
            return value != null
                    ? PollNext.item(value)
                    : closed ? PollNext.done() : PollNext.pending();
        }

        @Override
        public Poll<@Nullable Void> pollReady(Context cx) {
            writer = cx.waker();
            return values.size() < capacity ? Poll.ready() : Poll.pending();
        }

        @Override
        public void startSend(Integer value) {
            values.add(value);
            wake(reader);
        }

        @Override
        public Poll<@Nullable Void> pollFlush(Context cx) {
            return Poll.ready();
        }

        @Override
        public Poll<@Nullable Void> pollClose(Context cx) {
            closed = true;
            wake(reader);
            return Poll.ready();
        }

        private static void wake(@Nullable Waker waker) {
            if (waker != null) {
                waker.wake();
            }
        }
    }

    @Property(tries = 300)
    void whatOneHalfTakesTheOtherGivesInOrderWhoeverIsPolledWhen(
            @ForAll @Size(max = 12) List<Integer> items,
            @ForAll @IntRange(min = 1, max = 3) int capacity,
            @ForAll @Size(min = 1, max = 6) List<Boolean> turns)
            throws Exception {
        Split<Integer, Integer> split = new Echo(capacity).split();
        List<Integer> got = new ArrayList<>();
        Future<?> reading = split.stream().forEach(got::add);
        Future<?> writing = Streams.fromIterable(items).forward(split.sink());
        TestContext reader = new TestContext();
        TestContext writer = new TestContext();
        boolean read = false;
        boolean written = false;
        for (int i = 0; !(read && written); i++) {
            assertThat(i).as("it moves on").isLessThan(500);
            boolean turn = turns.get(i % turns.size());
            if (turn || i % 5 == 0) {
                reader.budget = 2;
                read = read || reading.poll(reader).isReady();
            }
            if (!turn || i % 7 == 0) {
                written = written || writing.poll(writer).isReady();
            }
        }
        assertThat(got).isEqualTo(items);
    }

    @Property(tries = 300)
    void fanoutGivesEachSideEverythingHoweverSlowTheOtherIs(
            @ForAll @Size(max = 12) List<@IntRange(max = 9) Integer> items,
            @ForAll @IntRange(min = 1, max = 4) int left,
            @ForAll @IntRange(min = 1, max = 4) int right)
            throws Exception {
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        Sink<Integer> both = slow(first, left).buffer(left).fanout(slow(second, right));
        Drive.toEnd(Streams.fromIterable(items).forward(both));
        assertThat(first).isEqualTo(items);
        assertThat(second).isEqualTo(items);
    }

    /** Waits once for each value that is a multiple of the number. */
    private static Sink<Integer> slow(List<Integer> taken, int every) {
        return Sinks.unfold(
                0,
                (count, value) -> {
                    taken.add(value);
                    return value % every == 0
                            ? Futures.yieldNow().map(nothing -> count + 1)
                            : Futures.ready(count + 1);
                });
    }

    @Property(tries = 300)
    void flatMapUnorderedKeepsTheOrderOfEachInnerStreamAndTheLimit(
            @ForAll @Size(max = 8) List<@Size(max = 4) List<@IntRange(max = 2) Integer>> pendings,
            @ForAll @IntRange(min = 1, max = 4) int limit)
            throws Exception {
        int[] running = {0, 0};
        Stream<Keyed<Integer, Integer>> all =
                Streams.iterate(0, i -> i + 1)
                        .take(pendings.size())
                        .flatMapUnordered(limit, key -> inner(key, pendings.get(key), running));
        List<Keyed<Integer, Integer>> items = Drive.toList(all);
        for (int i = 0; i < pendings.size(); i++) {
            int key = i;
            List<Integer> own =
                    items.stream().filter(item -> item.key() == key).map(Keyed::value).toList();
            assertThat(own).isEqualTo(numbers(pendings.get(key).size()));
        }
        assertThat(running[0]).isZero();
        assertThat(running[1]).isLessThanOrEqualTo(limit);
    }

    private static Stream<Keyed<Integer, Integer>> inner(
            int key, List<Integer> pendings, int[] running) {
        running[1] = Math.max(running[1], ++running[0]);
        Stream<Integer> numbers = StreamProbe.slow(numbers(pendings.size()), pendings);
        return numbers.map(n -> new Keyed<>(key, n))
                .chain(
                        Streams.pollFn(
                                cx -> {
                                    running[0]--;
                                    return PollNext.done();
                                }));
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }
}
