package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.channel.Mpsc;
import dev.rouse.channel.Oneshot;
import dev.rouse.interop.Completion;
import dev.rouse.interop.Flows;
import dev.rouse.sync.Barrier;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import dev.rouse.sync.OnceCell;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wakers that do what they should not, where few wait: they throw, or they drop the future that is
 * being woken. Where many wait for the same it is {@code ReentrantWakersTest}.
 */
class BadWakersTest {

    /**
     * Something that futures wait for.
     *
     * @param waiters the futures
     * @param news ends all of them
     */
    record Place(List<Future<?>> waiters, Runnable news) {
        static Place of(Future<?> waiter, Runnable news) {
            return new Place(List.of(waiter), news);
        }
    }

    record Subject(String name, Callable<Place> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Subject> all() {
        return List.of(
                new Subject("oneshot", BadWakersTest::oneshot),
                new Subject("oneshot given up", BadWakersTest::oneshotGivenUp),
                new Subject("oneshot, both sides", BadWakersTest::bothSides),
                new Subject("oneshot not wanted", BadWakersTest::oneshotNotWanted),
                new Subject("mpsc", BadWakersTest::mpsc),
                new Subject("room in mpsc", BadWakersTest::room),
                new Subject("mutex", BadWakersTest::mutex),
                new Subject("barrier", BadWakersTest::barrier),
                new Subject("once cell", BadWakersTest::onceCell),
                new Subject("abort", BadWakersTest::abort),
                new Subject("shared", BadWakersTest::shared),
                new Subject("joinAll", BadWakersTest::joinAll),
                new Subject("unordered", BadWakersTest::unordered),
                new Subject("unordered, push", BadWakersTest::unorderedPush),
                new Subject("selectAll, push", BadWakersTest::selectAllPush),
                new Subject("map of streams, insert", BadWakersTest::streamMapInsert),
                new Subject("join set, spawn", BadWakersTest::joinSetSpawn),
                new Subject("stage", BadWakersTest::stage),
                new Subject("publisher", BadWakersTest::publisher));
    }

    private static Place oneshot() {
        Oneshot<Integer> channel = Oneshot.create();
        return Place.of(channel.receiver(), () -> channel.sender().send(1));
    }

    private static Place oneshotGivenUp() {
        Oneshot<Integer> channel = Oneshot.create();
        return Place.of(channel.receiver(), () -> channel.sender().close());
    }

    private static Place bothSides() {
        Oneshot<Integer> channel = Oneshot.create();
        return new Place(
                List.of(channel.receiver(), channel.sender().closed()),
                () -> channel.sender().close());
    }

    private static Place oneshotNotWanted() {
        Oneshot<Integer> channel = Oneshot.create();
        return Place.of(channel.sender().closed(), () -> channel.receiver().drop());
    }

    private static Place mpsc() {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        return Place.of(channel.receiver().recv(), () -> channel.sender().send(1));
    }

    private static Place room() {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
        channel.sender().trySend(0);
        return Place.of(channel.sender().send(1), () -> channel.receiver().tryRecv());
    }

    private static Place mutex() {
        Mutex<String> mutex = Mutex.create("v");
        MutexGuard<String> guard = mutex.tryLock();
        return Place.of(mutex.lock(), guard::close);
    }

    private static Place barrier() {
        Barrier barrier = Barrier.create(2);
        Future<?> last = barrier.arrive();
        return Place.of(
                barrier.arrive(),
                () -> assertThat(nowOf(last)).isEqualTo(Poll.ready(Barrier.Arrival.LEADER)));
    }

    private static Poll<?> nowOf(Future<?> future) {
        try {
            return future.nowOrNever();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Place onceCell() throws Exception {
        OnceCell<Integer> cell = OnceCell.create();
        Future<Integer> first = cell.getOrInit(Futures::pending);
        first.poll(new TestContext());
        return Place.of(cell.getOrInit(() -> Futures.ready(1)), first::drop);
    }

    private static Place abort() {
        AbortHandle handle = AbortHandle.create();
        return Place.of(Futures.pending().abortable(handle), handle::abort);
    }

    private static Place shared() {
        Oneshot<Integer> channel = Oneshot.create();
        Shared<Integer> first = channel.receiver().shared();
        return new Place(List.of(first, first.share()), () -> channel.sender().send(1));
    }

    private static Place joinAll() {
        List<Oneshot<Integer>> channels =
                IntStream.range(0, 100).mapToObj(i -> Oneshot.<Integer>create()).toList();
        return Place.of(
                Futures.joinAll(channels.stream().map(Oneshot::receiver).toList()),
                () -> channels.forEach(channel -> channel.sender().send(1)));
    }

    private static Place unordered() {
        Oneshot<Integer> channel = Oneshot.create();
        FuturesUnordered<Integer> set = new FuturesUnordered<>(List.of(channel.receiver()));
        return Place.of(set.next(), () -> channel.sender().send(1));
    }

    private static Place unorderedPush() {
        FuturesUnordered<Integer> set = new FuturesUnordered<>(List.of(Futures.pending()));
        return Place.of(set.next(), () -> set.push(Futures.ready(1)));
    }

    private static Place selectAllPush() {
        SelectAll<Integer> set = new SelectAll<>();
        set.push(Streams.pending());
        return Place.of(set.next(), () -> set.push(Streams.once(1)));
    }

    private static Place streamMapInsert() {
        StreamMap<String, Integer> map = new StreamMap<>();
        map.insert("waits", Streams.pending());
        return Place.of(map.next(), () -> map.insert("goes on", Streams.once(1)));
    }

    private static Place joinSetSpawn() {
        QueueScheduler scheduler = new QueueScheduler();
        JoinSet<Integer> set = new JoinSet<>(scheduler);
        set.spawn(Futures.pending());
        return Place.of(
                set.next(),
                () -> {
                    set.spawn(Futures.ready(1));
                    scheduler.runAll();
                });
    }

    private static Place stage() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        return Place.of(Completion.toFuture(stage), () -> stage.complete(1));
    }

    private static Place publisher() {
        List<Flow.Subscriber<? super Integer>> subscribers = new ArrayList<>();
        Stream<Integer> stream = Flows.toStream(subscribers::add);
        return Place.of(
                stream.next(),
                () -> {
                    subscribers.get(0).onSubscribe(new Unheard());
                    subscribers.get(0).onNext(1);
                });
    }

    private static final class Unheard implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    private final TestContext cx = new TestContext();

    private Place waiting(Subject subject, Waker waker) throws Exception {
        Place place = subject.make.call();
        for (Future<?> waiter : place.waiters) {
            assertThat(waiter.poll(cx.withWaker(waker)).isPending()).isTrue();
        }
        return place;
    }

    /** Failures are ends as well. */
    private boolean ends(Future<?> waiter) {
        try {
            return waiter.poll(cx).isReady();
        } catch (Exception failed) {
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatAWakerThrowsIsReportedAndWhoBroughtTheNewsGoesOn(Subject subject) throws Exception {
        RuntimeException failure = new RuntimeException("on purpose");
        int[] wakes = {0};
        Place place =
                waiting(
                        subject,
                        () -> {
                            wakes[0]++;
                            throw failure;
                        });
        List<Throwable> uncaught = UncaughtExceptions.during(place.news);
        assertThat(wakes[0]).isGreaterThanOrEqualTo(place.waiters.size());
        assertThat(uncaught).hasSize(wakes[0]).containsOnly(failure);
        for (Future<?> waiter : place.waiters) {
            assertThat(ends(waiter)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aWakerMayDropWhatItIsWokenFor(Subject subject) throws Exception {
        List<Future<?>> waiters = new ArrayList<>();
        int[] wakes = {0};
        Place place =
                waiting(
                        subject,
                        () -> {
                            wakes[0]++;
                            waiters.forEach(Future::drop);
                        });
        waiters.addAll(place.waiters);
        place.news.run();
        assertThat(wakes[0]).isPositive();
        for (Future<?> waiter : place.waiters) {
            assertThatThrownBy(() -> waiter.poll(cx)).hasMessageStartingWith("polled after drop");
        }
    }
}
