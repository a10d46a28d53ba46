package dev.rouse.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.Spawner;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.interop.StreamPublisher;
import dev.rouse.internal.stream.FromPublisher;
import java.util.concurrent.Flow.Publisher;

/**
 * Streams from {@link java.util.concurrent.Flow} publishers, and publishers from streams, with the
 * demand of whoever reads.
 *
 * <pre>{@code
 * Publisher<Integer> numbers = Flows.toPublisher(executor, () -> Streams.iterate(1, n -> n + 1));
 * List<Integer> read = executor.blockOn(Flows.toStream(numbers).take(3).toList());
 * }</pre>
 *
 * <p>Both keep the rules of the Reactive Streams specification for the JVM, 1.0.4, and are tested
 * with its TCK.
 */
public final class Flows {

    /** How many items {@link #toStream(Publisher)} asks for ahead. */
    private static final int PREFETCH = 64;

    private Flows() {}

    /**
     * As {@link #toStream(Publisher, int)}, with room for 64 items.
     *
     * @param publisher where the items come from
     * @param <T> the type of the items
     * @return the stream
     * @throws NullPointerException if {@code publisher} is null
     */
    public static <T> Stream<T> toStream(Publisher<? extends T> publisher) {
        return toStream(publisher, PREFETCH);
    }

    /**
     * Reads a publisher as a stream. Its first poll subscribes.
     *
     * <p><b>Backpressure and memory.</b> {@code prefetch} items are asked for at first, and then
     * half as many again each time that so many were taken, so no more than {@code prefetch} items
     * ever wait. A publisher that sends more than it was asked for is cancelled, and the stream
     * fails with an {@link IllegalStateException} after what was asked for.
     *
     * <p><b>End.</b> {@code onError} fails the stream with the same object, after the items that
     * came before it. Signals after the end are ignored.
     *
     * <p><b>Cancel safety.</b> Dropping the stream cancels the subscription, at once or as soon as
     * there is one; items that wait are lost. Dropping a {@link Stream#next} loses nothing.
     *
     * <p><b>Order</b> is the publisher's. <b>Threads.</b> Its signals may come from any thread and
     * run no user code there; the publisher's {@code subscribe}, {@code request} and {@code cancel}
     * are called by the task's polls and drop. <b>Fairness.</b> Each item spends a unit of the
     * poll's budget.
     *
     * @param publisher where the items come from
     * @param prefetch how many items may wait, at least 1
     * @param <T> the type of the items, none of which is null
     * @return the stream
     * @throws IllegalArgumentException if {@code prefetch} is less than 1
     * @throws NullPointerException if {@code publisher} is null
     */
    public static <T> Stream<T> toStream(Publisher<? extends T> publisher, int prefetch) {
        requireNonNull(publisher, "publisher");
        if (prefetch < 1) {
            throw new IllegalArgumentException(
                    "prefetch must be at least 1, or no item could ever come: " + prefetch);
        }
        return new FromPublisher<>(publisher, prefetch);
    }

    /**
     * Publishes streams: each subscriber gets a stream of its own, read by a task of its own.
     *
     * <p>A stream can be read once only, so what is published is the way to make one. It is made
     * when the task begins, and polled only as far as the subscriber has asked for items; so also
     * the end is found only when another item is asked for.
     *
     * <p><b>Cancelling</b> the subscription drops the stream, in the task; a signal that is under
     * way at that moment may still arrive.
     *
     * <p><b>Errors.</b> What {@code streams} or the stream throws goes to {@code onError}, the same
     * object. An item that is null, which the specification forbids, ends with a {@link
     * NullPointerException} there. If the executor closes, {@code onError} gets a {@link
     * java.util.concurrent.CancellationException}. A subscriber that throws, which is forbidden
     * too, gets no more signals; the stream is dropped, and the exception goes to the {@link
     * dev.rouse.UncaughtHandler}.
     *
     * <p><b>Threads.</b> {@code onSubscribe} is called by the thread that subscribes, everything
     * else by the one that runs the task. Signals must not block. A task that sends very many gives
     * way to others as often as its budget says.
     *
     * @param spawner where the tasks run
     * @param streams makes a stream for each subscriber, in that task
     * @param <T> the type of the items
     * @return the publisher
     * @throws NullPointerException if an argument is null
     */
    public static <T> Publisher<T> toPublisher(
            Spawner spawner, ThrowingSupplier<? extends Stream<? extends T>> streams) {
        return new StreamPublisher<>(
                requireNonNull(spawner, "spawner"), requireNonNull(streams, "streams"));
    }
}
