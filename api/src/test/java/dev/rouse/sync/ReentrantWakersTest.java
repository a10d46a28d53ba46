package dev.rouse.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.Poll;
import dev.rouse.Shared;
import dev.rouse.TaskTracker;
import dev.rouse.Waker;
import dev.rouse.channel.Broadcast;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.Oneshot;
import dev.rouse.channel.Watch;
import dev.rouse.testing.TestContext;
import dev.rouse.testing.UncaughtExceptions;
import dev.rouse.time.Sleep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wakers that do what they should not, while a hundred futures wait for the same: one drops all of
 * them while it is woken, one polls them, one throws.
 */
class ReentrantWakersTest {

    private static final int WAITERS = 100;

    /**
     * Something that futures wait for.
     *
     * @param waiter makes a future
     * @param news what they wait for happens
     */
    record Place(Supplier<Future<?>> waiter, Runnable news) {}

    record Subject(String name, Function<TestContext, Place> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Subject> all() {
        return List.of(
                new Subject("notify all", cx -> notifyAllOf()),
                new Subject("semaphore", cx -> semaphore()),
                new Subject("semaphore closed", cx -> closedSemaphore()),
                new Subject("mutex", cx -> mutex()),
                new Subject("readers", cx -> readers()),
                new Subject("writers", cx -> writers()),
                new Subject("barrier", cx -> barrier()),
                new Subject("cancellation", cx -> cancellation()),
                new Subject("set once", cx -> setOnce()),
                new Subject("watch", cx -> watch()),
                new Subject("broadcast", cx -> broadcast()),
                new Subject("mpsc senders", cx -> senders()),
                new Subject("mpsc closed", cx -> closedChannel()),
                new Subject("tracker", cx -> tracker()),
                new Subject("shared", cx -> shared()),
                new Subject("timers", ReentrantWakersTest::timers));
    }

    private static Place notifyAllOf() {
        Notify notify = Notify.create();
        return new Place(notify::notified, notify::notifyWaiters);
    }

    private static Place semaphore() {
        Semaphore semaphore = Semaphore.create(0);
        return new Place(semaphore::acquire, () -> semaphore.addPermits(WAITERS));
    }

    private static Place closedSemaphore() {
        Semaphore semaphore = Semaphore.create(0);
        return new Place(semaphore::acquire, semaphore::close);
    }

    private static Place mutex() {
        Mutex<String> mutex = Mutex.create("v");
        MutexGuard<String> guard = mutex.tryLock();
        return new Place(mutex::lock, guard::close);
    }

    private static Place readers() {
        RwLock<String> lock = RwLock.create("v");
        WriteGuard<String> guard = lock.tryWrite();
        return new Place(lock::read, guard::close);
    }

    private static Place writers() {
        RwLock<String> lock = RwLock.create("v");
        ReadGuard<String> guard = lock.tryRead();
        return new Place(lock::write, guard::close);
    }

    private static Place barrier() {
        Barrier barrier = Barrier.create(WAITERS + 1);
        Future<?> last = barrier.arrive();
        return new Place(barrier::arrive, () -> poll(last));
    }

    private static Place cancellation() {
        CancellationToken token = CancellationToken.create();
        return new Place(() -> token.child().cancelled(), token::cancel);
    }

    private static Place setOnce() {
        SetOnce<Integer> once = SetOnce.create();
        return new Place(once::whenSet, () -> once.set(1));
    }

    private static Place watch() {
        Watch<Integer> watch = Watch.create(0);
        return new Place(() -> watch.sender().subscribe().changed(), () -> watch.sender().send(1));
    }

    private static Place broadcast() {
        Broadcast<Integer> channel = Broadcast.create(4);
        return new Place(() -> channel.sender().subscribe().recv(), () -> channel.sender().send(1));
    }

    private static Place senders() {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
        channel.sender().trySend(0);
        return new Place(() -> channel.sender().send(1), () -> channel.receiver().tryRecv());
    }

    private static Place closedChannel() {
        Mpsc.Bounded<Integer> channel = Mpsc.bounded(1);
        return new Place(() -> channel.sender().closed(), () -> channel.receiver().close());
    }

    private static Place tracker() {
        TaskTracker tracker = new TaskTracker();
        Future<?> tracked = tracker.track(Futures.ready(1));
        tracker.close();
        return new Place(tracker::whenEmpty, () -> poll(tracked));
    }

    private static Place shared() {
        Oneshot<Integer> value = Oneshot.create();
        Shared<Integer> first = value.receiver().shared();
        return new Place(first::share, () -> value.sender().send(1));
    }

    private static Place timers(TestContext cx) {
        return new Place(() -> Sleep.sleepUntil(5), () -> cx.timer.advance(5));
    }

    private static void poll(Future<?> future) {
        poll(future, new TestContext());
    }

    private static boolean poll(Future<?> future, TestContext cx) {
        try {
            return future.poll(cx).isReady();
        } catch (Throwable failed) {
            return true; // an end as well
        }
    }

    private final TestContext cx = new TestContext();
    private final List<Future<?>> waiters = new ArrayList<>();

    /** A hundred that wait; every one of them is woken with the same waker. */
    private Place crowded(Subject subject, Waker waker) throws Exception {
        Place place = subject.make.apply(cx);
        for (int i = 0; i < WAITERS; i++) {
            Future<?> waiter = place.waiter.get();
            assertThat(waiter.poll(cx.withWaker(waker))).isSameAs(Poll.pending());
            waiters.add(waiter);
        }
        return place;
    }

    @ParameterizedTest
    @MethodSource("all")
    void aWakerMayDropAllThatWait(Subject subject) throws Exception {
        int[] wakes = {0};
        Place place =
                crowded(
                        subject,
                        () -> {
                            wakes[0]++;
                            waiters.forEach(Future::drop);
                        });
        place.news.run();
        assertThat(wakes[0]).isPositive();
        for (Future<?> waiter : waiters) {
            assertThatThrownBy(() -> waiter.poll(cx)).hasMessageStartingWith("polled after drop");
        }
        assertThat(cx.timer.waiting()).isZero();
    }

    /** What was given to one that is dropped goes to the next; here to one that comes later. */
    @ParameterizedTest
    @MethodSource("granting")
    void whatTheDroppedOnesWereGivenIsThereForTheNext(Subject subject) throws Exception {
        Place place = crowded(subject, () -> waiters.forEach(Future::drop));
        place.news.run();
        assertThat(place.waiter.get().poll(cx).isReady()).isTrue();
    }

    static List<Subject> granting() {
        List<String> names = List.of("semaphore", "mutex", "readers", "writers", "mpsc senders");
        return all().stream().filter(subject -> names.contains(subject.name)).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aWakerMayPollTheNextOne(Subject subject) throws Exception {
        List<Future<?>> ended = new ArrayList<>();
        Place place =
                crowded(
                        subject,
                        () -> {
                            for (Future<?> waiter : List.copyOf(waiters)) {
                                if (!ended.contains(waiter) && poll(waiter, cx)) {
                                    ended.add(waiter);
                                }
                            }
                        });
        place.news.run();
        assertThat(ended).isNotEmpty();
        waiters.forEach(Future::drop);
        assertThat(cx.timer.waiting()).isZero();
    }

    static List<Subject> wakingMany() {
        List<String> others = List.of("mutex", "writers", "mpsc senders", "timers");
        return all().stream().filter(subject -> !others.contains(subject.name)).toList();
    }

    @ParameterizedTest
    @MethodSource("wakingMany")
    void aWakerThatThrowsKeepsNobodyElseFromBeingWoken(Subject subject) throws Exception {
        RuntimeException failure = new RuntimeException("on purpose");
        int[] wakes = {0};
        Place place =
                crowded(
                        subject,
                        () -> {
                            wakes[0]++;
                            throw failure;
                        });
        List<Throwable> uncaught = UncaughtExceptions.during(place.news);
        assertThat(wakes[0]).isEqualTo(WAITERS);
        assertThat(uncaught).hasSize(WAITERS).containsOnly(failure);
        for (Future<?> waiter : waiters) {
            assertThat(poll(waiter, cx)).isTrue();
        }
    }
}
