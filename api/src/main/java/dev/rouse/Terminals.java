package dev.rouse;

import dev.rouse.function.ThrowingBiFunction;
import dev.rouse.function.ThrowingConsumer;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.function.ThrowingPredicate;
import dev.rouse.internal.sink.Forward;
import dev.rouse.internal.stream.AnyMatch;
import dev.rouse.internal.stream.Buffered;
import dev.rouse.internal.stream.Callbacks;
import dev.rouse.internal.stream.Collect;
import dev.rouse.internal.stream.Fold;
import dev.rouse.internal.stream.FoldThen;
import dev.rouse.internal.stream.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operations that take a {@link Stream} to its end: each makes a future of all its items.
 *
 * <p>They are methods of every stream, and stand here to be read together. What the page of {@code
 * Stream} says of its methods holds for them as well; they ask {@link Context#tryProceed} once for
 * each item.
 *
 * @param <T> the type of the items
 */
public sealed interface Terminals<T extends @Nullable Object> permits Stream {

    private Stream<T> stream() {
        return (Stream<T>) this;
    }

    /**
     * Does something with each item.
     *
     * @param action what to do
     * @return a future that is ready at the end of this stream
     */
    default Future<@Nullable Void> forEach(ThrowingConsumer<? super T> action) {
        return new Fold<T, @Nullable Void>(stream(), null, Callbacks.consuming(action));
    }

    /**
     * Makes a future from each item and waits for it before it takes the next item.
     *
     * @param function makes the future, whose value is ignored
     * @return a future that is ready when this stream has ended and the last future is ready
     */
    default Future<@Nullable Void> forEachThen(
            ThrowingFunction<? super T, ? extends Future<?>> function) {
        return new Then<>(stream(), Callbacks.ignoringValue(function)).forEach(value -> {});
    }

    /**
     * Makes a future from each item and runs up to {@code limit} of them at the same time, on the
     * task of the result; see {@link FuturesUnordered}. No order.
     *
     * <p><b>Memory.</b> Up to {@code limit} futures. <b>Failure.</b> The first one drops all
     * futures.
     *
     * @param limit how many futures at most; {@link Integer#MAX_VALUE} for any number
     * @param function makes the future, whose value is ignored
     * @return a future that is ready when this stream has ended and all futures are ready
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    default Future<@Nullable Void> forEachConcurrent(
            int limit, ThrowingFunction<? super T, ? extends Future<?>> function) {
        return new Buffered<>(stream(), limit, false, Callbacks.ignoringValue(function))
                .forEach(value -> {});
    }

    /**
     * Combines the items one after the other.
     *
     * @param initial the value before the first item
     * @param function makes the value after an item from the value before it
     * @param <R> the type of the value
     * @return a future of the value after the last item, or of {@code initial} if there is none
     */
    default <R extends @Nullable Object> Future<R> fold(
            R initial, ThrowingBiFunction<? super R, ? super T, ? extends R> function) {
        return new Fold<>(stream(), initial, function);
    }

    /**
     * Combines the items one after the other with the help of futures, one at a time.
     *
     * @param initial the value before the first item
     * @param function makes a future of the value after an item from the value before it
     * @param <R> the type of the value
     * @return a future of the value after the last item, or of {@code initial} if there is none
     */
    default <R extends @Nullable Object> Future<R> foldThen(
            R initial,
            ThrowingBiFunction<? super R, ? super T, ? extends Future<? extends R>> function) {
        return new FoldThen<>(stream(), initial, function);
    }

    /**
     * Collects the items as {@link java.util.stream.Stream#collect} does; all of {@link Collectors}
     * may be used. The collector's functions run on the thread that polls, one at a time, so its
     * {@code combiner} is not needed.
     *
     * <p><b>Memory.</b> What the collector keeps. <b>Cancel safety.</b> Dropping the future loses
     * it.
     *
     * @param collector what to do with the items
     * @param <R> the type of the value
     * @return a future of the collector's result
     */
    default <R extends @Nullable Object> Future<R> collect(
            Collector<? super T, ?, ? extends R> collector) {
        return new Collect<>(stream(), collector);
    }

    /**
     * Collects the items into a list, which may hold nulls.
     *
     * @return a future of a new list that is the receiver's
     */
    default Future<List<T>> toList() {
        return collect(Collector.<T, List<T>>of(ArrayList::new, List::add, (a, b) -> a));
    }

    /**
     * Counts the items.
     *
     * @return a future of how many there were
     */
    default Future<Long> count() {
        return new Fold<T, Long>(stream(), 0L, (count, item) -> count + 1);
    }

    /**
     * Looks for an item for which {@code predicate} is true. This stream is dropped when one is
     * found.
     *
     * @param predicate what to ask of each item
     * @return a future of whether there is one; of false for a stream without items
     */
    default Future<Boolean> any(ThrowingPredicate<? super T> predicate) {
        return new AnyMatch<>(stream(), predicate, true);
    }

    /**
     * Looks for an item for which {@code predicate} is false. This stream is dropped when one is
     * found.
     *
     * @param predicate what to ask of each item
     * @return a future of whether there is none; of true for a stream without items
     */
    default Future<Boolean> all(ThrowingPredicate<? super T> predicate) {
        return new AnyMatch<>(stream(), predicate, false);
    }

    /**
     * Sends all items to {@code sink} and closes it at the end. While this stream is pending, the
     * sink is flushed.
     *
     * <p><b>Memory.</b> One item for which the sink has no room yet; dropping the future loses it.
     * <b>Failure.</b> When this stream fails the sink is dropped, not closed. {@link Sink#sendAll}
     * is the same for a sink that goes on.
     *
     * @param sink where the items go; the future owns it
     * @return a future that is ready when the sink has closed
     */
    default Future<@Nullable Void> forward(Sink<? super T> sink) {
        return new Forward<>(stream(), sink, true);
    }
}
