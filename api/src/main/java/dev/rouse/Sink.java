package dev.rouse;

import dev.rouse.function.ThrowingFunction;
import dev.rouse.function.ThrowingPredicate;
import dev.rouse.internal.sink.Buffer;
import dev.rouse.internal.sink.Fanout;
import dev.rouse.internal.sink.Feed;
import dev.rouse.internal.sink.Finish;
import dev.rouse.internal.sink.Forward;
import dev.rouse.internal.sink.MapError;
import dev.rouse.internal.sink.WithFilterMap;
import dev.rouse.internal.sink.WithFlatMap;
import dev.rouse.internal.stream.FromFuture;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place that takes values, one after the other, each when it has room: the other end of a {@link
 * Stream}.
 *
 * <p>A value is sent in two steps, so that it never has to be given back: {@link #pollReady} waits
 * for room, {@link #startSend} fills it. What has been taken may still be on its way; {@link
 * #pollFlush} waits until it has arrived, {@link #pollClose} flushes and ends the sink.
 *
 * <p>The poll methods follow the contract of {@link Future#poll}: short, {@link Poll.Pending} only
 * after keeping the waker of this poll, harmless when polled without need. Unlike a future they may
 * be polled again after {@link Poll.Ready}. The sink ends with {@code Ready} from {@code
 * pollClose}, with an exception from any method, or with {@link #drop}; what is called after that
 * throws {@link IllegalStateException}.
 *
 * <p><b>Ownership and threads</b> are as for futures: one owner, one call at a time, in order.
 *
 * <p><b>The methods that give futures</b> borrow this sink, which must not be used while such a
 * future lives. Dropping one leaves the sink alone; what has been taken by the sink goes its way.
 *
 * <p><b>The methods that give sinks</b> take this one over. Dropping the result drops it; what it
 * or a callback throws ends the result with the same exception, and everything else the result owns
 * is dropped. Values keep their order. Callbacks run on the thread that uses the sink, and must not
 * block. No values are kept unless a method says so.
 *
 * @param <T> the type of the values; {@code null} is a value like any other
 */
public interface Sink<T extends @Nullable Object> {

    /**
     * Waits for room for one value.
     *
     * @param cx the waker and the services of this poll; not valid after it
     * @return {@link Poll.Ready} if {@link #startSend} may be called once, which stays so until it
     *     is, or {@link Poll.Pending}
     * @throws Exception if the sink cannot take values any more
     */
    Poll<@Nullable Void> pollReady(Context cx) throws Exception;

    /**
     * Takes a value. The caller has got {@link Poll.Ready} from {@link #pollReady} before, once for
     * each value.
     *
     * @param value what to send
     * @throws Exception if the sink cannot take values any more
     * @throws IllegalStateException if {@code pollReady} was not ready before; that does not end
     *     the sink
     */
    void startSend(T value) throws Exception;

    /**
     * Waits until all values taken so far have arrived.
     *
     * @param cx the waker and the services of this poll; not valid after it
     * @return {@link Poll.Ready} when nothing is on its way, or {@link Poll.Pending}
     * @throws Exception if a value could not be delivered
     */
    Poll<@Nullable Void> pollFlush(Context cx) throws Exception;

    /**
     * Flushes, and ends the sink: it takes no values from the first call of this method on.
     *
     * @param cx the waker and the services of this poll; not valid after it
     * @return {@link Poll.Ready} when everything has arrived and the sink has ended, or {@link
     *     Poll.Pending}
     * @throws Exception if a value could not be delivered, or the end could not
     */
    Poll<@Nullable Void> pollClose(Context cx) throws Exception;

    /**
     * Cancels: releases at once what the sink holds; values on their way may be lost. It does
     * nothing after the end, and nothing the second time.
     */
    default void drop() {}

    /**
     * Sends a value and waits until it and all before it have arrived.
     *
     * <p>Cancel safety: while there is no room the future holds the value; dropping it then loses
     * the value, and dropping it later does not.
     *
     * @param value what to send
     * @return a future that is ready when the value has arrived
     */
    default Future<@Nullable Void> send(T value) {
        return new Feed<>(this, value, true);
    }

    /**
     * Sends a value and does not wait until it arrives; {@link #flush} does. Cancel safety as for
     * {@link #send}.
     *
     * @param value what to send
     * @return a future that is ready when the sink has taken the value
     */
    default Future<@Nullable Void> feed(T value) {
        return new Feed<>(this, value, false);
    }

    /**
     * Sends all items of a stream and flushes at its end; while the stream is pending, too. {@link
     * Stream#forward} closes the sink as well.
     *
     * <p>Cancel safety: dropping the future drops the stream, and loses an item for which there was
     * no room yet.
     *
     * @param items what to send; the future owns the stream
     * @return a future that is ready when everything has arrived
     */
    default Future<@Nullable Void> sendAll(Stream<? extends T> items) {
        return new Forward<>(items, this, false);
    }

    /**
     * Waits until everything has arrived. Cancel safety: nothing is lost.
     *
     * @return a future that is ready when nothing is on its way
     */
    default Future<@Nullable Void> flush() {
        return new Finish(this, false);
    }

    /**
     * Flushes and ends this sink. Cancel safety: nothing is lost; closing has begun with the first
     * poll and may be gone on with by another {@code close}.
     *
     * @return a future that is ready when everything has arrived and the sink has ended
     */
    default Future<@Nullable Void> close() {
        return new Finish(this, true);
    }

    /**
     * Makes a sink that makes a future of each value and sends what that gives. It takes the next
     * value when the one before has been sent.
     *
     * @param function makes the future; it must not answer null
     * @param <U> the type of the values to take
     * @return a sink in front of this one
     */
    default <U extends @Nullable Object> Sink<U> with(
            ThrowingFunction<? super U, ? extends Future<? extends T>> function) {
        Objects.requireNonNull(function, "function");
        return new WithFlatMap<U, T>(this, value -> new FromFuture<>(function.apply(value)));
    }

    /**
     * Makes a sink that sends what {@code function} makes of each value.
     *
     * @param function what to do with a value
     * @param <U> the type of the values to take
     * @return a sink in front of this one
     */
    default <U extends @Nullable Object> Sink<U> withMap(
            ThrowingFunction<? super U, ? extends T> function) {
        Objects.requireNonNull(function, "function");
        return new WithFilterMap<U, T>(this, value -> PollNext.item(function.apply(value)));
    }

    /**
     * Makes a sink that sends the items of a stream made of each value. It takes the next value
     * when the whole stream has been sent.
     *
     * @param function makes the stream; it must not answer null
     * @param <U> the type of the values to take
     * @return a sink in front of this one
     */
    default <U extends @Nullable Object> Sink<U> withFlatMap(
            ThrowingFunction<? super U, ? extends Stream<? extends T>> function) {
        return new WithFlatMap<>(this, function);
    }

    /**
     * Makes a sink that leaves out values.
     *
     * @param predicate tells whether to send a value
     * @return a sink in front of this one
     */
    default Sink<T> withFilter(ThrowingPredicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return new WithFilterMap<T, T>(
                this, value -> predicate.test(value) ? PollNext.item(value) : PollNext.done());
    }

    /**
     * Makes a sink that sends what {@code function} makes of some values, and leaves out the
     * others.
     *
     * @param function makes what to send, or {@link Optional#empty}
     * @param <U> the type of the values to take
     * @return a sink in front of this one
     */
    default <U extends @Nullable Object> Sink<U> withFilterMap(
            ThrowingFunction<? super U, Optional<? extends T>> function) {
        Objects.requireNonNull(function, "function");
        return new WithFilterMap<U, T>(
                this,
                value -> {
                    Optional<? extends T> sent = function.apply(value);
                    return sent.isPresent() ? PollNext.item(sent.get()) : PollNext.done();
                });
    }

    /**
     * Makes a sink that replaces the exceptions this one fails with.
     *
     * @param function makes the exception to throw instead
     * @return a sink in front of this one
     */
    default Sink<T> mapSinkError(
            ThrowingFunction<? super Throwable, ? extends Throwable> function) {
        return new MapError<>(this, function);
    }

    /**
     * Makes a sink in which values wait while this one has no room.
     *
     * <p><b>Memory.</b> Up to {@code capacity} values, which a drop loses.
     *
     * @param capacity how many values may wait
     * @return a sink in front of this one
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    default Sink<T> buffer(int capacity) {
        return new Buffer<>(this, capacity);
    }

    /**
     * Makes a sink that sends each value to this one and to {@code other}. It has room when both
     * have.
     *
     * @param other the other sink; the result owns it
     * @return a sink in front of both
     */
    default Sink<T> fanout(Sink<? super T> other) {
        return new Fanout<>(this, other);
    }
}
