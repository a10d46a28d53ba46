package dev.rouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.channel.Broadcast;
import dev.rouse.channel.Mpsc;
import dev.rouse.channel.Watch;
import dev.rouse.internal.future.WakerContext;
import dev.rouse.testing.CountingWaker;
import dev.rouse.testing.TestContext;
import dev.rouse.time.DelayQueue;
import dev.rouse.time.Sleep;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a dropped {@link Stream#next} leaves behind: the stream is only borrowed, so it keeps the
 * waker of its last poll, and with it the task, until it is polled again, wakes, or ends.
 */
class DroppedNextTest {

    private static final Duration SHORT = Duration.ofNanos(5);

    /**
     * A stream that waits.
     *
     * @param stream what is asked for its next item
     * @param news makes that item come
     */
    record Place(Stream<?> stream, Runnable news) {}

    record Subject(String name, Function<TestContext, Place> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Subject> all() {
        return List.of(
                new Subject("mpsc", cx -> mpsc(s -> s)),
                new Subject("broadcast", cx -> broadcast()),
                new Subject("watch", cx -> watch()),
                new Subject("interval", cx -> timed(cx, Streams.interval(SHORT).skip(1))),
                new Subject("delay queue", cx -> timed(cx, delayed())),
                new Subject("map, filter", cx -> mpsc(s -> s.map(i -> i).filter(i -> true))),
                new Subject("then", cx -> timed(cx, Streams.once(1).then(i -> Sleep.sleep(SHORT)))),
                new Subject("merge", cx -> mpsc(s -> s.merge(Streams.pending()))),
                new Subject("chunks", cx -> mpsc(s -> s.chunks(1))),
                new Subject("timeout", cx -> mpsc(s -> s.timeout(Duration.ofHours(1)))),
                new Subject("buffered", cx -> mpsc(s -> s.buffered(2, Futures::ready))),
                new Subject("unordered", cx -> mpsc(s -> s.flatMapUnordered(2, Streams::once))),
                new Subject("all of some", cx -> mpsc(s -> Streams.selectAll(List.of(s)))));
    }

    private static Place mpsc(Function<Stream<Integer>, Stream<?>> operator) {
        Mpsc.Unbounded<Integer> channel = Mpsc.unbounded();
        return new Place(operator.apply(channel.receiver()), () -> channel.sender().send(1));
    }

    private static Place broadcast() {
        Broadcast<Integer> channel = Broadcast.create(1);
        return new Place(channel.receiver(), () -> channel.sender().send(1));
    }

    private static Place watch() {
        Watch<Integer> watch = Watch.create(0);
        return new Place(watch.receiver(), () -> watch.sender().send(1));
    }

    private static Place timed(TestContext cx, Stream<?> stream) {
        return new Place(stream, () -> cx.timer.advance(SHORT.toNanos()));
    }

    private static Stream<?> delayed() {
        DelayQueue<Integer> queue = new DelayQueue<>();
        queue.insert(1, SHORT);
        return queue;
    }

    private final TestContext cx = new TestContext();

    /** Polls {@code next()} with a waker of its own, and drops it. */
    private CountingWaker wakerOfADropped(Place place) throws Exception {
        CountingWaker waker = new CountingWaker();
        Future<? extends Next<?>> next = place.stream.next();
        assertThat(next.poll(new WakerContext(cx, waker)).isPending()).isTrue();
        next.drop();
        return waker;
    }

    private static void awaitCollected(WeakReference<?> reference) {
        while (reference.get() != null) { // the watchdog ends it if it never comes true
            System.gc();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void streamKeepsTheWakerOfADroppedNext(Subject subject) throws Exception {
        Place place = subject.make.apply(cx);
        WeakReference<CountingWaker> waker = new WeakReference<>(wakerOfADropped(place));
        System.gc();
        assertThat(waker.get()).isNotNull();
        Reference.reachabilityFence(place);
    }

    @ParameterizedTest
    @MethodSource("all")
    void nextPollByAnotherForgetsIt(Subject subject) throws Exception {
        Place place = subject.make.apply(cx);
        WeakReference<CountingWaker> waker = new WeakReference<>(wakerOfADropped(place));
        assertThat(place.stream.next().poll(cx).isPending()).isTrue();
        awaitCollected(waker);
        place.news.run();
        assertThat(cx.wakes()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void dropOfTheStreamForgetsIt(Subject subject) throws Exception {
        Place place = subject.make.apply(cx);
        WeakReference<CountingWaker> waker = new WeakReference<>(wakerOfADropped(place));
        place.stream.drop();
        awaitCollected(waker);
        Reference.reachabilityFence(place);
    }

    /** The wake is one too many and no more; the item is there for whoever asks next. */
    @ParameterizedTest
    @MethodSource("all")
    void newsWakeOnceThoughNextWasDroppedAndTheItemIsKept(Subject subject) throws Exception {
        Place place = subject.make.apply(cx);
        CountingWaker waker = wakerOfADropped(place);
        place.news.run();
        assertThat(waker.count()).isEqualTo(1);
        assertThat(place.stream.next().poll(cx))
                .isInstanceOfSatisfying(
                        Poll.Ready.class,
                        ready -> assertThat(ready.value()).isInstanceOf(PollNext.Item.class));
    }
}
