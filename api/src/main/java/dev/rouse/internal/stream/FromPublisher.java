package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.sync.AtomicWaker;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.interop.Flows#toStream}.
 *
 * <p>The publisher's signals only store and wake. {@code request} and {@code cancel} are called by
 * the stream's owner alone, one at a time, as rule 2.7 of Reactive Streams asks; the one exception
 * is a subscription that comes after the drop, which nobody else has seen.
 *
 * @param <T> the type of the items
 */
public final class FromPublisher<T> extends StreamBase<T> {

    /** In the place of the subscription when there is nothing to ask of it any more. */
    private static final Subscription OVER =
            new Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            };

    /**
     * Where signals arrive.
     *
     * <p><b>Memory.</b> The publisher stores an item, the end or the subscription, then wakes; the
     * owner registers, then looks. The end is stored after the items, so who sees the end first and
     * then no item has seen all.
     */
    private static final class Arrivals<T> implements Subscriber<T> {
        private static final Object COMPLETE = new Object();

        private final Queue<T> items = new ConcurrentLinkedQueue<>();
        private final AtomicWaker waker = new AtomicWaker();
        private final AtomicReference<@Nullable Subscription> subscription =
                new AtomicReference<>();

        /** {@link #COMPLETE} or a Throwable. */
        private volatile @Nullable Object end;

        /** Written by the owner, before it asks. */
        private volatile long asked;

        /** The publisher's. */
        private long received;

        @Override
        public void onSubscribe(Subscription given) {
            requireNonNull(given, "subscription");
            if (subscription.compareAndSet(null, given)) {
                waker.wake();
            } else {
                given.cancel(); // a second one (rule 2.5), or after the drop
            }
        }

        @Override
        public void onNext(T item) {
            requireNonNull(item, "item");
            if (end != null || subscription.get() == OVER) {
                return;
            }
            if (++received > asked) {
                end =
                        new IllegalStateException(
                                "the publisher has sent more than the "
                                        + asked
                                        + " items that it was asked for (rule 1.1)");
            } else {
                items.add(item);
            }
            waker.wake();
        }

        @Override
        public void onError(Throwable failure) {
            finish(requireNonNull(failure, "failure"));
        }

        @Override
        public void onComplete() {
            finish(COMPLETE);
        }

        private void finish(Object how) {
            if (end == null) {
                end = how;
                subscription.set(OVER);
                waker.wake();
            }
        }
    }

    private final int prefetch;
    private final Arrivals<T> arrivals = new Arrivals<>();
    private @Nullable Publisher<? extends T> publisher;

    /** How many were taken that nobody has asked for again. */
    private int taken;

    private long asked;

    /**
     * Keeps a publisher.
     *
     * @param publisher to subscribe to in the first poll
     * @param prefetch how many items to ask for ahead
     */
    public FromPublisher(Publisher<? extends T> publisher, int prefetch) {
        this.publisher = publisher;
        this.prefetch = prefetch;
        this.taken = prefetch;
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        Publisher<? extends T> first = publisher;
        if (first != null) {
            publisher = null;
            first.subscribe(arrivals);
        }
        ask();
        PollNext<T> found = look(cx);
        if (found == null) {
            arrivals.waker.register(cx.waker());
            ask();
            found = look(cx);
        }
        return found == null ? PollNext.pending() : found;
    }

    /** Asks for as many as were taken, not for each alone. */
    private void ask() {
        Subscription given = arrivals.subscription.get();
        if (given != null && given != OVER && taken >= (prefetch + 1) / 2) {
            int more = taken;
            taken = 0;
            asked += more;
            arrivals.asked = asked;
            given.request(more);
        }
    }

    private @Nullable PollNext<T> look(Context cx) {
        Object end = arrivals.end; // before the items, see there
        if (arrivals.items.isEmpty()) {
            if (end == null) {
                return null;
            }
            if (end instanceof Throwable failure) {
                throw Rethrow.unchecked(failure);
            }
            return PollNext.done();
        }
        if (!cx.tryProceed()) {
            return PollNext.pending();
        }
        taken++;
        return PollNext.item(requireNonNull(arrivals.items.poll()));
    }

    @Override
    protected void release() {
        publisher = null;
        arrivals.waker.take();
        Subscription given = arrivals.subscription.getAndSet(OVER);
        arrivals.items.clear();
        if (given != null) {
            given.cancel();
        }
    }

    @Override
    protected String describe() {
        return publisher != null ? "not subscribed" : arrivals.items.size() + " items";
    }
}
