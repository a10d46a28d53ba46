package dev.rouse.internal.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Spawner;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.internal.stream.StreamChild;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.interop.Flows#toPublisher}: a stream and a task for each subscriber.
 *
 * @param <T> the type of the items
 */
public final class StreamPublisher<T> implements Publisher<T> {

    private final Spawner spawner;
    private final ThrowingSupplier<? extends Stream<? extends T>> streams;

    /**
     * Keeps the way to make streams.
     *
     * @param spawner where tasks run
     * @param streams makes a stream
     */
    public StreamPublisher(
            Spawner spawner, ThrowingSupplier<? extends Stream<? extends T>> streams) {
        this.spawner = spawner;
        this.streams = streams;
    }

    @Override
    public void subscribe(Subscriber<? super T> subscriber) {
        requireNonNull(subscriber, "subscriber");
        Demand demand = new Demand();
        subscriber.onSubscribe(demand);
        spawner.spawn(new Sending<T>(streams, subscriber, demand)).drop();
    }

    /** Sends what the stream gives, as far as it was asked for. */
    private static final class Sending<T> extends FutureBase<@Nullable Void> {

        private final Demand demand;
        private @Nullable StreamChild<T> stream;
        private @Nullable ThrowingSupplier<? extends Stream<? extends T>> streams;

        /** Null as soon as it must not or need not be told anything any more. */
        private @Nullable Subscriber<? super T> subscriber;

        Sending(
                ThrowingSupplier<? extends Stream<? extends T>> streams,
                Subscriber<? super T> subscriber,
                Demand demand) {
            this.streams = streams;
            this.subscriber = subscriber;
            this.demand = demand;
        }

        @Override
        protected Poll<@Nullable Void> step(Context cx) {
            demand.register(cx.waker());
            for (; ; ) {
                if (demand.isCancelled()) {
                    subscriber = null;
                    return Poll.ready(null);
                }
                IllegalArgumentException illegal = demand.illegal();
                if (illegal != null) {
                    last().onError(illegal);
                    return Poll.ready(null);
                }
                PollNext<T> polled;
                try {
                    begin();
                    if (!demand.isPositive() || !cx.tryProceed()) {
                        return Poll.pending();
                    }
                    polled = pollStream(cx);
                } catch (Throwable failure) {
                    last().onError(failure);
                    return Poll.ready(null);
                }
                if (polled instanceof PollNext.Item<T> item) {
                    demand.take();
                    send(item.value());
                } else if (polled.isDone()) {
                    last().onComplete();
                    return Poll.ready(null);
                } else {
                    return Poll.pending();
                }
            }
        }

        private void begin() throws Exception {
            ThrowingSupplier<? extends Stream<? extends T>> maker = streams;
            if (maker != null) {
                streams = null;
                stream = new StreamChild<>(madeBy("Flows.toPublisher", maker.get()), "stream");
            }
        }

        private PollNext<T> pollStream(Context cx) throws Exception {
            PollNext<T> polled = requireNonNull(stream).pollNext(cx);
            if (polled instanceof PollNext.Item<T> item && item.value() == null) {
                throw new NullPointerException(
                        "the stream gave null, which a publisher must not send: map it to"
                                + " something else");
            }
            return polled;
        }

        private void send(T item) {
            Subscriber<? super T> receiver = requireNonNull(subscriber);
            subscriber = null; // if it throws, it is told nothing any more
            receiver.onNext(item);
            subscriber = receiver;
        }

        private Subscriber<? super T> last() {
            Subscriber<? super T> receiver = requireNonNull(subscriber);
            subscriber = null;
            return receiver;
        }

        @Override
        protected void release() {
            streams = null;
            demand.end();
            Subscriber<? super T> receiver = demand.isCancelled() ? null : subscriber;
            subscriber = null;
            StreamChild<T> dropped = stream;
            stream = null;
            try {
                if (dropped != null) {
                    dropped.drop();
                }
            } finally {
                if (receiver != null) {
                    receiver.onError(
                            new CancellationException(
                                    "the task that sends the items was dropped, because its"
                                            + " executor closed"));
                }
            }
        }

        @Override
        protected String describe() {
            return stream + ", " + demand;
        }
    }
}
