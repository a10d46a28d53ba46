package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.channel.Oneshot;
import dev.rouse.testing.Probe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Equations between combinators, for futures that end at any time with a value or a failure. */
class FutureLawsProperties {

    /** How a future behaves: after how many pending polls it ends, and how. */
    record Script(int pendings, int value, boolean fails) {

        Probe<Integer> play() {
            return fails
                    ? Probe.failingAfter(pendings, new Failure(value))
                    : Probe.readyAfter(pendings, value);
        }
    }

    /** A failure told from others by its number. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1;

        Failure(int number) {
            super("failure " + number);
        }
    }

    @Provide
    Arbitrary<Script> scripts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(false, false, true))
                .as(Script::new);
    }

    /** All answers of the polls of {@code future} up to its end, the failure by its message. */
    private static List<Object> trace(Future<?> future) {
        TestContext cx = new TestContext();
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            try {
                Poll<?> polled = future.poll(cx);
                answers.add(polled);
                if (polled.isReady()) {
                    return answers;
                }
            } catch (Exception failure) {
                answers.add(failure.toString());
                return answers;
            }
        }
        throw new AssertionError("no end: " + future);
    }

    private static int plusOne(int value) {
        return value + 1;
    }

    private static int doubled(int value) {
        return value * 2;
    }

    @Property
    void mapComposes(@ForAll("scripts") Script script) {
        assertThat(trace(script.play().map(FutureLawsProperties::plusOne).map(v -> doubled(v))))
                .isEqualTo(trace(script.play().map(v -> doubled(plusOne(v)))));
        assertThat(trace(script.play().map(v -> v))).isEqualTo(trace(script.play()));
    }

    @Property
    void thenIsAssociativeAndReadyIsItsUnit(
            @ForAll("scripts") Script a, @ForAll("scripts") Script b, @ForAll("scripts") Script c) {
        assertThat(trace(a.play().then(v -> b.play()).then(v -> c.play())))
                .isEqualTo(trace(a.play().then(v -> b.play().then(w -> c.play()))));
        assertThat(trace(a.play().then(Futures::ready))).isEqualTo(trace(a.play()));
        assertThat(trace(Futures.ready(1).then(v -> a.play()))).isEqualTo(trace(a.play()));
    }

    @Property
    void catchingAndThrowingAgainChangesNothing(@ForAll("scripts") Script script) {
        assertThat(trace(script.play().catching().map(Outcome::get)))
                .isEqualTo(trace(script.play()));
    }

    @Property
    void orElseIsThenForFailures(@ForAll("scripts") Script a, @ForAll("scripts") Script b) {
        assertThat(trace(a.play().orElse(f -> b.play())))
                .isEqualTo(
                        trace(
                                a.play()
                                        .catching()
                                        .then(
                                                o ->
                                                        o.isFailure()
                                                                ? b.play()
                                                                : Futures.ready(o.get()))));
        assertThat(trace(a.play().recover(f -> 7)))
                .isEqualTo(trace(a.play().orElse(f -> Futures.ready(7))));
    }

    @Property
    void whatOnlyLooksOnChangesNothing(@ForAll("scripts") Script script) {
        List<Object> plain = trace(script.play());
        assertThat(trace(script.play().inspect(v -> {}))).isEqualTo(plain);
        assertThat(trace(script.play().inspectError(v -> {}))).isEqualTo(plain);
        assertThat(trace(script.play().onEnd(() -> {}))).isEqualTo(plain);
        assertThat(trace(script.play().fuse())).isEqualTo(plain);
        assertThat(trace(script.play().borrow())).isEqualTo(plain);
        assertThat(trace(script.play().shared())).isEqualTo(plain);
        assertThat(trace(script.play().abortable(AbortHandle.create()))).isEqualTo(plain);
        assertThat(trace(script.play().timeoutAt(Long.MAX_VALUE))).isEqualTo(plain);
        assertThat(trace(Futures.race(List.of(script.play())))).isEqualTo(plain);
        assertThat(trace(Futures.joinAll(List.of(script.play())).map(v -> v.get(0))))
                .isEqualTo(plain);
    }

    @Property
    void fuseIsPendingForEverAfterTheEnd(@ForAll("scripts") Script script) throws Exception {
        FusedFuture<Integer> fused = script.play().fuse();
        trace(fused);
        assertThat(fused.isTerminated()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(fused.poll(new TestContext())).isSameAs(Poll.pending());
        }
    }

    @Property
    void joinIsSymmetricWhereNothingFails(
            @ForAll("scripts") Script a, @ForAll("scripts") Script b) {
        if (!a.fails && !b.fails) {
            assertThat(trace(a.play().join(b.play(), (x, y) -> 10 * x + y)))
                    .isEqualTo(trace(b.play().join(a.play(), (y, x) -> 10 * x + y)));
        }
        assertThat(trace(a.play().join(b.play(), (x, y) -> List.of(x, y))).size())
                .as("as many polls, also where one fails")
                .isEqualTo(trace(b.play().join(a.play(), (x, y) -> List.of(x, y))).size());
    }

    @Property
    void joinAllIsManyJoins(@ForAll @Size(max = 6) List<@From("scripts") Script> scripts) {
        Future<List<Integer>> joined = Futures.ready(List.of());
        for (Script script : scripts) {
            joined = joined.join(script.play(), FutureLawsProperties::append);
        }
        List<Object> all = trace(Futures.joinAll(scripts.stream().map(Script::play).toList()));
        List<Object> nested = trace(joined);
        assertThat(all).hasSameSizeAs(nested);
        if (scripts.stream().noneMatch(Script::fails)) {
            assertThat(all).isEqualTo(nested);
        }
    }

    private static List<Integer> append(List<Integer> list, int value) {
        List<Integer> longer = new ArrayList<>(list);
        longer.add(value);
        return longer;
    }

    /**
     * Receivers are selected from again and again until all are served, in whatever order values
     * come: each value comes out once.
     */
    @Property
    void selectLosesNothing(
            @ForAll @IntRange(min = 1, max = 50) int count,
            @ForAll List<@IntRange(min = 0, max = 49) Integer> sends,
            @ForAll boolean biased,
            @ForAll long seed)
            throws Exception {
        List<Oneshot<Integer>> channels =
                IntStream.range(0, count).mapToObj(i -> Oneshot.<Integer>create()).toList();
        List<Integer> order =
                new ArrayList<>(sends.stream().map(i -> i % count).distinct().toList());
        IntStream.range(0, count).filter(i -> !order.contains(i)).forEach(order::add);
        TestContext cx = new TestContext();
        List<Integer> received = new ArrayList<>();
        List<Future<Integer>> waiting =
                new ArrayList<>(channels.stream().map(Oneshot::receiver).toList());
        PollOrder polls = biased ? PollOrder.biased() : PollOrder.random(seed);
        Future<SelectedFrom<Integer>> select = Futures.selectAll(polls, waiting);
        for (int i = 0; i < count; i++) {
            channels.get(order.get(i)).sender().send(order.get(i));
            boolean another = i + 1 < count && i % 2 == 0;
            if (another) {
                i++;
                channels.get(order.get(i)).sender().send(order.get(i));
            }
            while (select != null
                    && select.poll(cx) instanceof Poll.Ready<SelectedFrom<Integer>> r) {
                received.add(r.value().value());
                waiting = r.value().others();
                select =
                        waiting.isEmpty()
                                ? null
                                : seed % 2 == 0
                                        ? Futures.selectAll(polls, waiting)
                                        : Futures.selectAll(waiting);
            }
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(order);
        assertThat(waiting).isEmpty();
    }
}
