package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.channel.Broadcast;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.Watch;
import dev.rouse.interop.AsyncFiles;
import dev.rouse.interop.BlockingPool;
import dev.rouse.interop.Flows;
import dev.rouse.testing.HandThreads;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import dev.rouse.time.DelayQueue;
import dev.rouse.time.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules that streams keep which are made of no other stream: receivers, sets, clocks, files and
 * publishers. Each has nothing to give at first.
 */
class StreamSourcesTest {

    private static final Duration TEN = Duration.ofNanos(10);

    @TempDir static Path directory;

    /** What is special about one. */
    private enum Trait {
        /** Never done. */
        ENDLESS,
        /** Done until it is filled again. */
        REFILLS,
        /** What it polls, and that keeps the waker, is not its own or not alone its own. */
        BORROWS
    }

    /** A stream, and the other side of it. */
    record Supply(Stream<?> stream, Runnable give, Runnable end) {}

    record Source(String name, Function<Rig, Supply> make, List<Trait> traits) {
        boolean is(Trait trait) {
            return traits.contains(trait);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What the streams need of their surroundings, moved by hand. */
    private static final class Rig {
        final QueueScheduler scheduler = new QueueScheduler();
        final HandThreads threads = new HandThreads();
        final TestContext cx = new TestContext();

        Rig() {
            scheduler.blocking =
                    BlockingPool.builder().keepAlive(Duration.ZERO).threadFactory(threads).build();
            cx.spawner = scheduler;
        }

        TestContext laterContext() {
            TestContext later = new TestContext(cx.timer);
            later.spawner = scheduler;
            return later;
        }

        Runnable tenLater() {
            return () -> cx.timer.advance(10);
        }
    }

    private static Source source(String name, Function<Rig, Supply> make, Trait... traits) {
        return new Source(name, make, Arrays.asList(traits));
    }

    private static final Runnable NOTHING = () -> {};

    static List<Source> all() {
        return List.of(
                source("mpsc receiver", rig -> mpsc()),
                source("unbounded mpsc receiver", rig -> unbounded()),
                source("watch receiver", rig -> watch()),
                source("broadcast receiver", rig -> broadcast()),
                source("set of tasks", StreamSourcesTest::taskSet, Trait.REFILLS),
                source("map of tasks", StreamSourcesTest::taskMap, Trait.REFILLS),
                source("futures, unordered", rig -> unordered(), Trait.REFILLS),
                source("futures, ordered", rig -> ordered(), Trait.REFILLS),
                source("streams, all", rig -> selectAll(), Trait.REFILLS),
                source("streams, by key", rig -> streamMap(), Trait.REFILLS),
                source("future", rig -> future()),
                source("unfolded", rig -> unfolded()),
                source("pollFn", rig -> pollFn(), Trait.BORROWS),
                source("publisher", rig -> publisher()),
                source("lines of a file", StreamSourcesTest::lines),
                source("ticks", StreamSourcesTest::ticks, Trait.ENDLESS),
                source("counted ticks", StreamSourcesTest::counted, Trait.ENDLESS),
                source("delays", StreamSourcesTest::delays, Trait.ENDLESS),
                source("half of a duplex", rig -> half(), Trait.BORROWS));
    }

    private static Supply mpsc() {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(4);
        return new Supply(
                channel.receiver(), () -> channel.sender().trySend(1), channel.sender()::close);
    }

    private static Supply unbounded() {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        return new Supply(
                channel.receiver(), () -> channel.sender().send(1), channel.sender()::close);
    }

    private static Supply watch() {
        Watch<Integer> watch = Watch.create(0);
        return new Supply(watch.receiver(), () -> watch.sender().send(1), watch.sender()::close);
    }

    private static Supply broadcast() {
        Broadcast<Integer> channel = Broadcast.create(4);
        return new Supply(
                channel.receiver(), () -> channel.sender().send(1), channel.sender()::close);
    }

    private static Supply taskSet(Rig rig) {
        Oneshot<Integer> value = Oneshot.create();
        JoinSet<Integer> set = new JoinSet<>(rig.scheduler);
        set.spawn(value.receiver());
        return ran(rig, new Supply(set, () -> value.sender().send(1), NOTHING));
    }

    private static Supply taskMap(Rig rig) {
        Oneshot<Integer> value = Oneshot.create();
        JoinMap<String, Integer> map = new JoinMap<>(rig.scheduler);
        map.spawn("key", value.receiver());
        return ran(rig, new Supply(map, () -> value.sender().send(1), NOTHING));
    }

    /** With tasks that run when there is something to run for. */
    private static Supply ran(Rig rig, Supply supply) {
        rig.scheduler.runAll();
        return new Supply(
                supply.stream(),
                () -> {
                    supply.give.run();
                    rig.scheduler.runAll();
                },
                supply.end);
    }

    private static Supply unordered() {
        Oneshot<Integer> value = Oneshot.create();
        FuturesUnordered<Integer> futures = new FuturesUnordered<>(List.of(value.receiver()));
        return new Supply(futures, () -> value.sender().send(1), NOTHING);
    }

    private static Supply ordered() {
        Oneshot<Integer> value = Oneshot.create();
        FuturesOrdered<Integer> futures = new FuturesOrdered<>(List.of(value.receiver()));
        return new Supply(futures, () -> value.sender().send(1), NOTHING);
    }

    private static Supply selectAll() {
        Supply one = mpsc();
        return new Supply(Streams.selectAll(List.of(one.stream)), one.give, one.end);
    }

    private static Supply streamMap() {
        Supply one = mpsc();
        StreamMap<String, Object> map = new StreamMap<>();
        map.insert("key", one.stream.map(item -> item));
        return new Supply(map, one.give, one.end);
    }

    private static Supply future() {
        Oneshot<Integer> value = Oneshot.create();
        return new Supply(
                Streams.fromFuture(value.receiver()), () -> value.sender().send(1), NOTHING);
    }

    private static Supply unfolded() {
        Oneshot<Integer> value = Oneshot.create();
        Oneshot<Integer> none = Oneshot.create();
        return new Supply(
                Streams.unfold(
                        value,
                        now ->
                                now.receiver()
                                        .map(
                                                item ->
                                                        now == value
                                                                ? Optional.of(
                                                                        new Unfolded<>(item, none))
                                                                : Optional.empty())),
                () -> value.sender().send(1),
                () -> none.sender().send(0));
    }

    private static Supply pollFn() {
        Supply one = mpsc();
        return new Supply(Streams.pollFn(cx -> item(one.stream.pollNext(cx))), one.give, one.end);
    }

    @SuppressWarnings("unchecked") // read only
    private static PollNext<Object> item(PollNext<?> polled) {
        return (PollNext<Object>) polled;
    }

    private static Supply publisher() {
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(Runnable::run, 8);
        return new Supply(Flows.toStream(publisher), () -> publisher.submit(1), publisher::close);
    }

    private static Supply lines(Rig rig) {
        try {
            Path file = Files.createTempFile(directory, "one", ".txt");
            Files.writeString(file, "line\n");
            return new Supply(AsyncFiles.lines(file), rig.threads::runAll, NOTHING);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Supply ticks(Rig rig) {
        return new Supply(Interval.everyAfter(TEN, TEN), rig.tenLater(), NOTHING);
    }

    private static Supply counted(Rig rig) {
        return new Supply(Streams.interval(Interval.everyAfter(TEN, TEN)), rig.tenLater(), NOTHING);
    }

    private static Supply delays(Rig rig) {
        DelayQueue<Integer> queue = new DelayQueue<>();
        queue.insert(1, TEN);
        return new Supply(queue, rig.tenLater(), NOTHING);
    }

    private static Supply half() {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(4);
        Split<Integer, Integer> split = new Loop(channel).split();
        return new Supply(
                split.stream(), () -> channel.sender().trySend(1), channel.sender()::close);
    }

    /** A channel as one thing. */
    private record Loop(Mpsc.Bounded<Integer> channel) implements Duplex<Integer, Integer> {
        @Override
        public PollNext<Integer> pollNext(Context cx) {
            return channel.receiver().pollNext(cx);
        }

        @Override
        public Poll<Void> pollReady(Context cx) {
            return Poll.ready();
        }

        @Override
        public void startSend(Integer value) {
            channel.sender().trySend(value);
        }

        @Override
        public Poll<Void> pollFlush(Context cx) {
            return Poll.ready();
        }

        @Override
        public Poll<Void> pollClose(Context cx) {
            return Poll.ready();
        }

        @Override
        public void drop() {
            channel.receiver().drop();
        }
    }

    static List<Source> ending() {
        return all().stream().filter(source -> !source.is(Trait.ENDLESS)).toList();
    }

    private final Rig rig = new Rig();

    private static void assertItem(Stream<?> stream, TestContext cx) throws Exception {
        assertThat(stream.pollNext(cx)).isInstanceOf(PollNext.Item.class);
    }

    private static void assertPending(Stream<?> stream, TestContext cx) throws Exception {
        assertThat(stream.pollNext(cx)).isSameAs(PollNext.pending());
    }

    @ParameterizedTest
    @MethodSource("all")
    void pendingKeepsTheLatestWakerAndWakesIt(Source source) throws Exception {
        Supply supply = source.make.apply(rig);
        TestContext later = rig.laterContext();
        assertPending(supply.stream, rig.cx);
        assertPending(supply.stream, later);
        assertThat(later.wakes()).isZero();
        supply.give.run();
        assertThat(later.wakes()).isPositive();
        assertItem(supply.stream, later);
    }

    @ParameterizedTest
    @MethodSource("all")
    void spuriousPollsAreHarmless(Source source) throws Exception {
        Supply supply = source.make.apply(rig);
        for (int i = 0; i < 5; i++) {
            assertPending(supply.stream, rig.cx);
        }
        assertThat(rig.cx.wakes()).isZero();
        assertThat(rig.cx.timer.waiting()).isLessThanOrEqualTo(1);
        supply.give.run();
        assertItem(supply.stream, rig.cx);
    }

    @ParameterizedTest
    @MethodSource("ending")
    void itEndsAfterTheLastItemAndSaysSo(Source source) throws Exception {
        Supply supply = source.make.apply(rig);
        assertPending(supply.stream, rig.cx);
        supply.give.run();
        assertItem(supply.stream, rig.cx);
        supply.end.run();
        assertThat(supply.stream.pollNext(rig.cx)).isSameAs(PollNext.done());
        if (source.is(Trait.REFILLS)) {
            assertThat(supply.stream.pollNext(rig.cx)).isSameAs(PollNext.done());
            supply.stream.drop();
        } else {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> supply.stream.pollNext(rig.cx))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("polled after completion");
                supply.stream.drop();
            }
        }
        assertThat(supply.stream.toString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void droppedWhilePendingItWakesNobodyAndSaysSo(Source source) throws Exception {
        Supply supply = source.make.apply(rig);
        assertThat(supply.stream.toString()).isNotBlank();
        assertPending(supply.stream, rig.cx);
        assertThat(supply.stream.toString()).isNotBlank();
        supply.stream.drop();
        supply.stream.drop();
        assertThat(rig.cx.timer.waiting()).isZero();
        supply.give.run();
        supply.end.run();
        assertThat(rig.cx.wakes()).isEqualTo(source.is(Trait.BORROWS) ? 1 : 0);
        assertPolledAfterDrop(supply);
    }

    private void assertPolledAfterDrop(Supply supply) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> supply.stream.pollNext(rig.cx))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("polled after drop");
        }
        assertThat(supply.stream.toString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("all")
    void droppedUnpolledItSaysSo(Source source) {
        Supply supply = source.make.apply(rig);
        supply.stream.drop();
        supply.stream.drop();
        assertThat(rig.cx.timer.waiting()).isZero();
        assertPolledAfterDrop(supply);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aDroppedNextLosesNothing(Source source) throws Exception {
        Supply supply = source.make.apply(rig);
        Future<?> next = supply.stream.next();
        assertThat(next.poll(rig.cx).isPending()).isTrue();
        supply.give.run();
        next.drop();
        assertItem(supply.stream, rig.cx);
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutBudgetItGivesWayAndLosesNothing(Source source) throws Exception {
        Supply supply = source.make.apply(rig);
        assertPending(supply.stream, rig.cx);
        supply.give.run();
        TestContext tired = rig.laterContext();
        tired.budget = 0;
        assertPending(supply.stream, tired);
        assertThat(tired.wakes()).isPositive();
        assertItem(supply.stream, rig.cx);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theWakerMayDropTheStreamThatWakesIt(Source source) throws Exception {
        Supply supply = source.make.apply(rig);
        int[] wakes = {0};
        Waker dropping =
                () -> {
                    wakes[0]++;
                    supply.stream.drop();
                };
        assertThat(supply.stream.pollNext(rig.cx.withWaker(dropping)).isPending()).isTrue();
        supply.give.run();
        assertThat(wakes[0]).isPositive();
        assertPolledAfterDrop(supply);
        assertThat(rig.cx.timer.waiting()).isZero();
        supply.end.run();
    }
}
