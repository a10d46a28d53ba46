package dev.rouse.stress.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.Waker;
import dev.rouse.interop.Flows;
import dev.rouse.stress.PollContext;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What races need of a publisher of one item, and of the stream that it becomes. */
interface ArrivalPlace {

    /** What a poll of the stream gives. */
    enum Answer {
        ITEM,
        PENDING,
        DONE
    }

    /** The publisher sends its item, and then the end. */
    void sendAndComplete();

    Answer poll(Waker waker);

    /** The stream that the library ships. */
    static ArrivalPlace real() {
        Silent publisher = new Silent();
        Stream<Integer> stream = Flows.toStream(publisher);
        return new ArrivalPlace() {
            @Override
            public void sendAndComplete() {
                Subscriber<? super Integer> subscriber = requireNonNull(publisher.subscriber);
                subscriber.onNext(1);
                subscriber.onComplete();
            }

            @Override
            public Answer poll(Waker waker) {
                try {
                    PollNext<Integer> polled = stream.pollNext(new PollContext(waker));
                    return polled.isPending()
                            ? Answer.PENDING
                            : polled.isDone() ? Answer.DONE : Answer.ITEM;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    /** Sends nothing by itself. */
    final class Silent implements Publisher<Integer>, Subscription {
        private @Nullable Subscriber<? super Integer> subscriber;

        @Override
        public void subscribe(Subscriber<? super Integer> given) {
            subscriber = given;
            given.onSubscribe(this);
        }

        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    /** The algorithm once more, but the owner looks at the end after the items. */
    final class EndLast implements ArrivalPlace {
        private final Queue<Integer> items = new ConcurrentLinkedQueue<>();
        private final AtomicReference<@Nullable Waker> waker = new AtomicReference<>();
        private volatile boolean ended;

        @Override
        public void sendAndComplete() {
            items.add(1);
            wake();
            ended = true;
            wake();
        }

        private void wake() {
            Waker waiting = waker.getAndSet(null);
            if (waiting != null) {
                waiting.wake();
            }
        }

        @Override
        public Answer poll(Waker latest) {
            waker.set(latest);
            if (items.poll() != null) {
                return Answer.ITEM;
            }
            Thread.onSpinWait();
            return ended ? Answer.DONE : Answer.PENDING;
        }
    }
}
