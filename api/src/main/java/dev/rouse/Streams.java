package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.function.ThrowingFunction;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.stream.Cycle;
import dev.rouse.internal.stream.FlatMap;
import dev.rouse.internal.stream.FlatMapUnordered;
import dev.rouse.internal.stream.FromFuture;
import dev.rouse.internal.stream.FromIterable;
import dev.rouse.internal.stream.Generate;
import dev.rouse.internal.stream.Merge;
import dev.rouse.internal.stream.PollFn;
import dev.rouse.internal.stream.Unfold;
import dev.rouse.time.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.BaseStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes streams from values, callbacks, iterators and other streams.
 *
 * <p>Everything here is lazy: callbacks run inside polls, on the thread that polls. Unless a method
 * says otherwise, its stream never waits, keeps no items, loses nothing but the rest when it is
 * dropped, and ends with what a callback throws. Streams that never wait spend no budget
 * themselves; who takes many items in one poll does.
 */
public final class Streams {

    private Streams() {}

    // ---- values ----

    /**
     * Makes a stream without items.
     *
     * @param <T> the type of the items there are none of
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> empty() {
        return new Generate<>(PollNext::done);
    }

    /**
     * Makes a stream of one item.
     *
     * @param item the item; may be {@code null}
     * @param <T> the type of the item
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> once(T item) {
        return new FromFuture<>(Futures.ready(item));
    }

    /**
     * Makes a stream of some items.
     *
     * @param items the items; the array is not copied
     * @param <T> the type of the items
     * @return the stream
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public static <T extends @Nullable Object> Stream<T> of(T... items) {
        return fromIterable(Arrays.asList(items));
    }

    /**
     * Makes a stream that fails at its first poll.
     *
     * @param failure what that poll throws: this object
     * @param <T> the type of the items there are none of
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> failed(Throwable failure) {
        return new FromFuture<>(Futures.failed(failure));
    }

    /**
     * Makes a stream that has no item, never ends by itself and never wakes anybody.
     *
     * @param <T> the type of the items that never come
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> pending() {
        return new FromFuture<>(Futures.pending());
    }

    /**
     * Makes a stream that gives the same item again and again.
     *
     * @param item the item; may be {@code null}
     * @param <T> the type of the item
     * @return the stream, which has no end
     */
    public static <T extends @Nullable Object> Stream<T> repeat(T item) {
        Next<T> next = PollNext.item(item);
        return new Generate<>(() -> next);
    }

    // ---- callbacks ----

    /**
     * Makes a stream of what {@code supplier} gives each time.
     *
     * @param supplier called for each item
     * @param <T> the type of the items
     * @return the stream, which has no end
     */
    public static <T extends @Nullable Object> Stream<T> repeatWith(
            ThrowingSupplier<? extends T> supplier) {
        requireNonNull(supplier, "supplier");
        return new Generate<T>(() -> PollNext.item(supplier.get()));
    }

    /**
     * Makes a stream of {@code first} and what the function makes of each item before.
     *
     * @param first the first item
     * @param function makes an item from the one before; called when the item is wanted
     * @param <T> the type of the items
     * @return the stream, which has no end
     */
    public static <T extends @Nullable Object> Stream<T> iterate(
            T first, ThrowingFunction<? super T, ? extends T> function) {
        requireNonNull(function, "function");
        return new Generate<>(
                new ThrowingSupplier<Next<T>>() {
                    private PollNext.@Nullable Item<T> last;

                    @Override
                    public Next<T> get() throws Exception {
                        T item = last == null ? first : function.apply(last.value());
                        last = new PollNext.Item<>(item);
                        return last;
                    }
                });
    }

    /**
     * Makes a stream from a state: for each item a future is made from the state, and gives the
     * item with the next state. It waits while that future does.
     *
     * <p>Cancel safety: dropping the stream drops the future that runs.
     *
     * @param initial the first state; may be {@code null}
     * @param function makes the future; an empty value ends the stream
     * @param <S> the type of the state
     * @param <T> the type of the items
     * @return the stream
     */
    public static <S extends @Nullable Object, T extends @Nullable Object> Stream<T> unfold(
            S initial,
            ThrowingFunction<? super S, ? extends Future<? extends Optional<Unfolded<T, S>>>>
                    function) {
        return new Unfold<>(initial, function);
    }

    /**
     * Makes a stream whose {@code pollNext} is the given function.
     *
     * @param poll called at every poll, with the rules of {@link Stream#pollNext}; not called again
     *     after it has answered {@link PollNext.Done} or thrown
     * @param <T> the type of the items
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> pollFn(
            ThrowingFunction<? super Context, ? extends PollNext<T>> poll) {
        return new PollFn<>(poll);
    }

    /**
     * Makes a stream that counts from 0, the first number at once and then one each {@code period}.
     * If they are taken late, the missed ones come in a burst; {@link #interval(Interval)} for
     * other ways.
     *
     * @param period the time between two numbers
     * @return the stream, which has no end
     * @throws IllegalArgumentException if {@code period} is zero or negative
     */
    public static Stream<Long> interval(Duration period) {
        return interval(Interval.every(period));
    }

    /**
     * Counts the ticks of an interval, from 0. When they come, and what happens with missed ones,
     * is the interval's business; to have the times themselves, take the interval, which is a
     * stream too.
     *
     * @param ticks gives the ticks; the stream owns it
     * @return the stream, which has no end
     */
    public static Stream<Long> interval(Interval ticks) {
        return requireNonNull(ticks, "ticks").enumerate().map(Indexed::index);
    }

    // ---- other things ----

    /**
     * Makes a stream of the items of a collection or any other iterable. Its iterator is made at
     * the first poll and must not block.
     *
     * @param items the items
     * @param <T> the type of the items
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> fromIterable(Iterable<? extends T> items) {
        requireNonNull(items, "items");
        return new Generate<>(new FromIterable<T>(items::iterator));
    }

    /**
     * Makes a stream of what an iterator still has. It must not block.
     *
     * @param items the iterator; the stream owns it
     * @param <T> the type of the items
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> fromIterator(Iterator<? extends T> items) {
        requireNonNull(items, "items");
        return new Generate<>(new FromIterable<T>(() -> items));
    }

    /**
     * Makes a stream of the items of a {@link java.util.stream.Stream}, which must not block. It is
     * closed at the end, whether that is the last item, a failure or a drop.
     *
     * @param items the other stream; this one owns it. A parallel one is read sequentially
     * @param <T> the type of the items
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> fromJavaStream(
            BaseStream<? extends T, ?> items) {
        requireNonNull(items, "items");
        return new Generate<>(new FromIterable<T>(items::iterator), items::close);
    }

    /**
     * Makes a stream of the one value of a future.
     *
     * @param future gives the item; the stream owns it
     * @param <T> the type of the item
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> fromFuture(Future<? extends T> future) {
        return new FromFuture<>(future);
    }

    /**
     * Makes a stream of the items of one that is still being made.
     *
     * @param future gives the stream; the result owns it
     * @param <T> the type of the items
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> flattenFuture(
            Future<? extends Stream<? extends T>> future) {
        return new FlatMap<Stream<? extends T>, T>(new FromFuture<>(future), stream -> stream);
    }

    /**
     * Makes a stream that gives the items of a stream again and again; it ends after a round
     * without items.
     *
     * @param supplier makes the stream of each round
     * @param <T> the type of the items
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> cycle(
            ThrowingSupplier<? extends Stream<? extends T>> supplier) {
        return new Cycle<>(supplier);
    }

    // ---- several streams ----

    /**
     * Makes a stream of the items of streams, one stream after the other; {@link Stream#flatMap}
     * for streams that are there already.
     *
     * <p>A stream is owned from the moment it is handed out; one that the outer stream still holds
     * as a value is not dropped with it.
     *
     * @param streams the streams; the result owns them
     * @param <T> the type of the items
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> flatten(
            Stream<? extends Stream<? extends T>> streams) {
        return new FlatMap<Stream<? extends T>, T>(streams, stream -> stream);
    }

    /**
     * Makes a stream of the items of streams as they come; {@link Stream#flatMapUnordered} for
     * streams that are there already.
     *
     * @param limit how many streams at the same time; {@link Integer#MAX_VALUE} for any number
     * @param streams the streams; the result owns them
     * @param <T> the type of the items
     * @return the stream
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    public static <T extends @Nullable Object> Stream<T> flattenUnordered(
            int limit, Stream<? extends Stream<? extends T>> streams) {
        return new FlatMapUnordered<Stream<? extends T>, T>(streams, limit, stream -> stream);
    }

    /**
     * Collects the items of the collections that a stream gives into one list.
     *
     * @param lists the collections; the future owns the stream
     * @param <T> the type of the items
     * @return a future of a new list that is the receiver's
     */
    public static <T extends @Nullable Object> Future<List<T>> concat(
            Stream<? extends Collection<? extends T>> lists) {
        return lists.fold(
                        new ArrayList<T>(),
                        (all, list) -> {
                            all.addAll(list);
                            return all;
                        })
                .map(all -> all);
    }

    /**
     * Makes a stream of the items of many, as they come.
     *
     * @param streams the streams; the result owns them
     * @param <T> the type of the items
     * @return the stream, to which others may be added; see there for order and fairness
     */
    public static <T extends @Nullable Object> SelectAll<T> selectAll(
            Iterable<? extends Stream<? extends T>> streams) {
        SelectAll<T> all = new SelectAll<>();
        streams.forEach(all::push);
        return all;
    }

    /**
     * Makes a stream of the items of two as they come, like {@link Stream#merge}, where a callback
     * says who is asked first. The other one is asked if the first has nothing. A strategy that
     * always names the same side lets the other one starve while that side has items.
     *
     * @param left one stream; the result owns it
     * @param right the other one; the result owns it
     * @param strategy called once at each poll
     * @param <T> the type of the items
     * @return the stream
     */
    public static <T extends @Nullable Object> Stream<T> selectWithStrategy(
            Stream<? extends T> left, Stream<? extends T> right, ThrowingSupplier<Side> strategy) {
        return new Merge<T>(left, right, requireNonNull(strategy, "strategy"));
    }

    // ---- out of the world of polls ----

    /**
     * Gives an iterator that runs a stream on an executor and blocks the calling thread for each
     * item.
     *
     * @param executor what runs it
     * @param stream the stream; the iterator owns it
     * @param <T> the type of the items
     * @return the iterator; close it to drop a stream that is not read to its end
     */
    public static <T extends @Nullable Object> BlockingIterator<T> toIterator(
            Executor executor, Stream<T> stream) {
        return new BlockingIterator<>(executor, stream);
    }

    /**
     * Gives a {@link java.util.stream.Stream} that runs a stream on an executor and blocks its
     * thread for each item; see {@link BlockingIterator}.
     *
     * @param executor what runs it
     * @param stream the stream; the result owns it
     * @param <T> the type of the items
     * @return the other stream; close it to drop one that is not read to its end
     */
    public static <T extends @Nullable Object> java.util.stream.Stream<T> toJavaStream(
            Executor executor, Stream<T> stream) {
        BlockingIterator<T> items = toIterator(executor, stream);
        Spliterator<T> rest = Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED);
        return StreamSupport.stream(rest, false).onClose(items::close);
    }
}
