package dev.rouse.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.Streams;
import dev.rouse.task.Task;
import dev.rouse.testing.Drive;
import dev.rouse.testing.QueueScheduler;
import dev.rouse.testing.StreamProbe;
import dev.rouse.testing.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Demand, ends and cancels pass through; the rules that need threads are the TCK's. */
class FlowsTest {

    private final TestContext cx = new TestContext();
    private final QueueScheduler scheduler = new QueueScheduler();
    private final Exception failure = new Exception("on purpose");

    /** A publisher by hand, which writes down what is asked of it. */
    private static final class Hand implements Publisher<Integer>, Subscription {
        final List<String> calls = new ArrayList<>();
        @Nullable Subscriber<? super Integer> subscriber;

        @Override
        public void subscribe(Subscriber<? super Integer> given) {
            calls.add("subscribe");
            subscriber = given;
        }

        @Override
        public void request(long n) {
            calls.add("request " + n);
        }

        @Override
        public void cancel() {
            calls.add("cancel");
        }

        void begin() {
            subscriber.onSubscribe(this);
        }

        void send(int... items) {
            for (int item : items) {
                subscriber.onNext(item);
            }
        }
    }

    /** A subscriber that writes down its signals. */
    private static class Recorder implements Subscriber<Object> {
        final List<Object> signals = new ArrayList<>();
        @Nullable Subscription subscription;

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Object item) {
            signals.add(item);
        }

        @Override
        public void onError(Throwable thrown) {
            signals.add(thrown);
        }

        @Override
        public void onComplete() {
            signals.add("complete");
        }
    }

    private final Hand hand = new Hand();
    private final Stream<Integer> stream = Flows.toStream(hand, 4);

    private int next() throws Exception {
        return stream.pollNext(cx) instanceof PollNext.Item<Integer> item ? item.value() : -1;
    }

    // ---- a publisher as a stream ----

    @Test
    void nothingIsAskedBeforeTheFirstPollAndThenThePrefetch() throws Exception {
        assertThat(hand.calls).isEmpty();
        assertThat(next()).isEqualTo(-1);
        assertThat(hand.calls).containsExactly("subscribe");
        hand.begin();
        assertThat(cx.wakes()).isEqualTo(1);
        assertThat(next()).isEqualTo(-1);
        assertThat(next()).isEqualTo(-1);
        assertThat(hand.calls).containsExactly("subscribe", "request 4");
    }

    @Test
    void takenItemsAreAskedForAgainInBatches() throws Exception {
        next();
        hand.begin();
        next();
        hand.send(0, 1, 2, 3);
        for (int i = 0; i < 4; i++) {
            assertThat(next()).isEqualTo(i);
        }
        next();
        assertThat(hand.calls).containsExactly("subscribe", "request 4", "request 2", "request 2");
    }

    @Test
    void theEndComesAfterTheItems() throws Exception {
        next();
        hand.begin();
        next();
        hand.send(1);
        hand.subscriber.onComplete();
        assertThat(next()).isEqualTo(1);
        assertThat(stream.pollNext(cx).isDone()).isTrue();
        stream.drop();
        assertThat(hand.calls).doesNotContain("cancel");
    }

    @Test
    void theFailureComesAfterTheItemsAndSignalsAfterItAreIgnored() throws Exception {
        next();
        hand.begin();
        next();
        hand.send(1);
        hand.subscriber.onError(failure);
        hand.send(2);
        hand.subscriber.onComplete();
        hand.subscriber.onError(new Exception("another"));
        assertThat(next()).isEqualTo(1);
        assertThat(catchThrowable(this::next)).isSameAs(failure);
        assertThat(hand.calls).doesNotContain("cancel");
        assertThatThrownBy(this::next).hasMessageStartingWith("polled after completion");
    }

    @Test
    void dropCancelsAtOnceOrAsSoonAsThereIsASubscription() throws Exception {
        next();
        hand.begin();
        stream.drop();
        assertThat(hand.calls).endsWith("cancel");
        hand.send(1);

        Hand late = new Hand();
        Stream<Integer> other = Flows.toStream(late);
        other.pollNext(cx);
        other.drop();
        assertThat(late.calls).containsExactly("subscribe");
        late.begin();
        assertThat(late.calls).containsExactly("subscribe", "cancel");
    }

    @Test
    void aStreamThatWasNeverPolledNeverSubscribes() {
        stream.drop();
        assertThat(hand.calls).isEmpty();
        assertThatThrownBy(this::next).hasMessageStartingWith("polled after drop");
    }

    @Test
    void aSecondSubscriptionIsCancelled() throws Exception {
        next();
        hand.begin();
        Hand second = new Hand();
        hand.subscriber.onSubscribe(second);
        assertThat(second.calls).containsExactly("cancel");
        assertThat(hand.calls).doesNotContain("cancel");
    }

    @Test
    void aPublisherThatSendsTooMuchIsCancelledAndBounded() throws Exception {
        next();
        hand.begin();
        next();
        hand.send(0, 1, 2, 3, 4, 5);
        for (int i = 0; i < 4; i++) {
            assertThat(next()).isEqualTo(i);
        }
        assertThatThrownBy(this::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rule 1.1");
        assertThat(hand.calls).endsWith("cancel");
    }

    @Test
    void theBudgetIsAskedForEachItem() throws Exception {
        next();
        hand.begin();
        next();
        hand.send(1);
        cx.budget = 0;
        assertThat(next()).isEqualTo(-1);
        cx.budget = 1;
        assertThat(next()).isEqualTo(1);
    }

    @Test
    void theRoomMustBePositive() {
        assertThatThrownBy(() -> Flows.toStream(hand, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- a stream as a publisher ----

    private Recorder subscribe(Stream<?> source) {
        Recorder recorder = new Recorder();
        Flows.toPublisher(scheduler, () -> source).subscribe(recorder);
        scheduler.runAll();
        return recorder;
    }

    @Test
    void nothingIsSentThatWasNotAskedFor() {
        StreamProbe<Integer> source = StreamProbe.of(1, 2, 3);
        Recorder recorder = subscribe(source);
        assertThat(source.polls).isZero();
        recorder.subscription.request(2);
        scheduler.runAll();
        assertThat(recorder.signals).containsExactly(1, 2);
        assertThat(source.polls).isEqualTo(2);
        recorder.subscription.request(Long.MAX_VALUE);
        recorder.subscription.request(Long.MAX_VALUE);
        scheduler.runAll();
        assertThat(recorder.signals).containsExactly(1, 2, 3, "complete");
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void theFailureIsTheSameObjectAndTheLastSignal() {
        Recorder recorder = subscribe(new StreamProbe<Integer>().item(1).fail(failure));
        recorder.subscription.request(9);
        scheduler.runAll();
        assertThat(recorder.signals).containsExactly(1, failure);
        assertThat(scheduler.uncaught).isEmpty();
    }

    @Test
    void cancelDropsTheStreamAndEndsTheSignals() {
        StreamProbe<Integer> source = StreamProbe.stalled();
        Recorder recorder = subscribe(source);
        recorder.subscription.request(1);
        scheduler.runAll();
        recorder.subscription.cancel();
        recorder.subscription.request(5);
        scheduler.runAll();
        assertThat(source.drops).isEqualTo(1);
        assertThat(recorder.signals).isEmpty();
    }

    @Test
    void cancelFromWithinASignalIsSeenBeforeTheNext() {
        StreamProbe<Integer> source = StreamProbe.of(1, 2);
        Recorder recorder =
                new Recorder() {
                    @Override
                    public void onNext(Object item) {
                        super.onNext(item);
                        subscription.cancel();
                    }
                };
        Flows.toPublisher(scheduler, () -> source).subscribe(recorder);
        recorder.subscription.request(9);
        scheduler.runAll();
        assertThat(recorder.signals).containsExactly(1);
        assertThat(source.drops).isEqualTo(1);
    }

    @Test
    void requestsThatAreNotPositiveAreAnError() {
        StreamProbe<Integer> source = StreamProbe.stalled();
        Recorder recorder = subscribe(source);
        recorder.subscription.request(0);
        scheduler.runAll();
        assertThat(recorder.signals).hasSize(1);
        assertThat((Throwable) recorder.signals.get(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3.9");
        assertThat(source.drops).isEqualTo(1);
    }

    @Test
    void aNullItemIsAnError() {
        StreamProbe<@Nullable Integer> source = StreamProbe.of(null, 2);
        Recorder recorder = subscribe(source);
        recorder.subscription.request(9);
        scheduler.runAll();
        assertThat(recorder.signals).hasSize(1);
        assertThat(recorder.signals.get(0)).isInstanceOf(NullPointerException.class);
        assertThat(source.drops).isEqualTo(1);
    }

    @Test
    void aSubscriberThatThrowsIsToldNothingMoreAndReported() {
        RuntimeException ofSubscriber = new RuntimeException("on purpose");
        StreamProbe<Integer> source = StreamProbe.of(1, 2);
        Recorder recorder =
                new Recorder() {
                    @Override
                    public void onNext(Object item) {
                        throw ofSubscriber;
                    }
                };
        Flows.toPublisher(scheduler, () -> source).subscribe(recorder);
        recorder.subscription.request(9);
        scheduler.runAll();
        assertThat(recorder.signals).isEmpty();
        assertThat(source.drops).isEqualTo(1);
        assertThat(scheduler.uncaught).containsExactly(ofSubscriber);
    }

    @Test
    void anExecutorThatClosesIsAnError() {
        Recorder recorder = new Recorder();
        Flows.toPublisher(scheduler, () -> StreamProbe.of(1)).subscribe(recorder);
        Task<?> task = scheduler.take();
        task.shutdown();
        assertThat(recorder.signals).hasSize(1);
        assertThat(recorder.signals.get(0)).isInstanceOf(CancellationException.class);
    }

    @Property(tries = 100)
    void thereAndBackKeepsItemsAndOrder(
            @ForAll @IntRange(max = 300) int count, @ForAll @IntRange(min = 1, max = 20) int room)
            throws Exception {
        QueueScheduler tasks = new QueueScheduler();
        Stream<Long> source = Streams.iterate(0L, n -> n + 1).take(count);
        Stream<Long> back = Flows.toStream(Flows.toPublisher(tasks, () -> source), room);
        Task<List<Long>> read = tasks.spawn(back.toList(), "reader");
        tasks.runAll();
        assertThat(read.outcome()).isEqualTo(LongStream.range(0, count).boxed().toList());
    }

    @Test
    void whatIsAskedSynchronouslyMayBeAnsweredSynchronously() throws Exception {
        Publisher<Integer> eager =
                subscriber ->
                        subscriber.onSubscribe(
                                new Subscription() {
                                    private int sent;

                                    @Override
                                    public void request(long n) {
                                        for (; n > 0 && sent < 10; n--) {
                                            subscriber.onNext(sent++);
                                        }
                                        if (sent == 10) {
                                            subscriber.onComplete();
                                        }
                                    }

                                    @Override
                                    public void cancel() {}
                                });
        assertThat(Drive.toList(Flows.toStream(eager, 3))).hasSize(10).isSorted();
    }
}
