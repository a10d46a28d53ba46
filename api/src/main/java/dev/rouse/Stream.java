package dev.rouse;

import dev.rouse.function.ThrowingBiFunction;
import dev.rouse.function.ThrowingConsumer;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.function.ThrowingPredicate;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.stream.Borrow;
import dev.rouse.internal.stream.Buffered;
import dev.rouse.internal.stream.Callbacks;
import dev.rouse.internal.stream.Chain;
import dev.rouse.internal.stream.Chunks;
import dev.rouse.internal.stream.ChunksTimeout;
import dev.rouse.internal.stream.Debounce;
import dev.rouse.internal.stream.Filter;
import dev.rouse.internal.stream.FlatMap;
import dev.rouse.internal.stream.FlatMapUnordered;
import dev.rouse.internal.stream.Fuse;
import dev.rouse.internal.stream.Map;
import dev.rouse.internal.stream.Merge;
import dev.rouse.internal.stream.NextOf;
import dev.rouse.internal.stream.NotifyClose;
import dev.rouse.internal.stream.OrElse;
import dev.rouse.internal.stream.PollImmediate;
import dev.rouse.internal.stream.ReadyChunks;
import dev.rouse.internal.stream.Take;
import dev.rouse.internal.stream.TakeUntil;
import dev.rouse.internal.stream.TakeWhile;
import dev.rouse.internal.stream.Then;
import dev.rouse.internal.stream.Throttle;
import dev.rouse.internal.stream.Timeout;
import dev.rouse.internal.stream.Zip;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that come one after the other, each when somebody polls for it: what an {@link
 * java.util.Iterator} is to a value, a stream is to a {@link Future}.
 *
 * <p><b>The contract of {@code pollNext}</b> is that of {@link Future#poll}, with one more answer:
 *
 * <ul>
 *   <li><b>Lazy, short.</b> Nothing happens outside {@code pollNext}, and it never blocks.
 *   <li><b>Wake.</b> {@link PollNext.Pending} means: the waker of <em>this</em> poll is kept and
 *       will be woken when polling again makes sense. Polling without a wake is harmless.
 *   <li><b>End.</b> A stream ends with {@link PollNext.Done}, with an exception, or with {@link
 *       #drop}. Polling it again is a bug of the caller; streams of this library answer it with an
 *       {@link IllegalStateException} that says "polled after completion" or "polled after drop".
 *   <li><b>Failure.</b> An exception is the last thing a stream gives. Errors that leave it usable
 *       are values.
 * </ul>
 *
 * <p><b>Ownership and threads</b> are as for futures: one owner polls and drops, never at once, and
 * orders these calls. Whatever method takes a stream owns it, unless it says otherwise.
 *
 * <p><b>The methods below</b> and those of {@link Terminals} take this stream over, {@link #next}
 * and {@link #borrow} excepted, and make another stream or a future of it. What follows holds for
 * each of them, unless it says otherwise:
 *
 * <ul>
 *   <li><b>Cancel safety.</b> Dropping the result drops this stream and all else the result owns,
 *       all of it even if one drop throws. Nothing is lost by dropping a future of {@code next()}
 *       of the result. When a result ends early it drops this stream in the poll that says so.
 *   <li><b>Order.</b> Items keep their order.
 *   <li><b>Fairness.</b> What takes several items within one poll asks {@link Context#tryProceed}
 *       once for each, so a stream that never has to wait cannot keep its thread.
 *   <li><b>Memory.</b> No items are kept. A result that has ended lets go of its callbacks.
 *   <li><b>Threads.</b> Callbacks run inside the poll of the result, on the thread that polls. They
 *       must not block.
 *   <li><b>Failure.</b> What this stream or a callback throws ends the result with the same
 *       exception; everything else the result owns is dropped, and what that throws is suppressed.
 *       What waits for a time fails with {@link UnsupportedOperationException} on an executor
 *       without timers.
 *   <li><b>Arguments</b> must not be null, and neither must futures and streams that callbacks
 *       make; a {@link NullPointerException} says which was.
 * </ul>
 *
 * @param <T> the type of the values; {@code null} is a value like any other
 */
public non-sealed interface Stream<T extends @Nullable Object> extends Terminals<T> {

    /**
     * Moves on to the next value as far as possible without waiting.
     *
     * @param cx the waker and the services of this poll; not valid after it
     * @return {@link PollNext.Item} with the value, {@link PollNext.Done} after the last one, or
     *     {@link PollNext.Pending} after keeping {@code cx.waker()}; never null
     * @throws Exception to fail; implementations narrow this clause
     * @throws IllegalStateException if the stream has ended already
     */
    PollNext<T> pollNext(Context cx) throws Exception;

    /**
     * Cancels: releases at once what the stream holds. The owner calls it, never during a poll. It
     * may be called before the first poll, does nothing after the end, and nothing the second time.
     */
    default void drop() {}

    /**
     * Gives a future of the next value. It borrows this stream: the stream stays the caller's, who
     * must not poll it while the future lives.
     *
     * <p>Cancel safety: dropping the future loses nothing; a value that has not been handed out
     * comes with the next poll. The drop does not touch the stream, which therefore keeps the waker
     * of its last poll: it may wake that task once more, and keeps it reachable, until somebody
     * polls the stream again, it has woken, or it is dropped. Whoever puts a stream aside for long
     * and wants to be forgotten at once waits with {@code recv()}, where a channel's receiver has
     * it.
     *
     * @return a future of the next {@link PollNext.Item}, or of {@link PollNext.Done}; its failure
     *     is the stream's
     */
    default Future<Next<T>> next() {
        return new NextOf<>(this);
    }

    // ---- one item in, one item out ----

    /**
     * Applies {@code function} to each item.
     *
     * @param function what to do with an item
     * @param <R> the type of the new items
     * @return a stream of the results
     */
    default <R extends @Nullable Object> Stream<R> map(
            ThrowingFunction<? super T, ? extends R> function) {
        return new Map<>(this, function);
    }

    /**
     * Makes a future from each item, and gives their values. One future runs at a time, and this
     * stream is not polled meanwhile; {@link #buffered} runs several.
     *
     * @param function makes the future
     * @param <R> the type of the new items
     * @return a stream of the futures' values
     */
    default <R extends @Nullable Object> Stream<R> then(
            ThrowingFunction<? super T, ? extends Future<? extends R>> function) {
        return new Then<>(this, function);
    }

    /**
     * Lets {@code action} see each item on its way. What the {@code peek} of {@link
     * java.util.stream.Stream} is for; here that word belongs to {@link Peekable}.
     *
     * @param action what to do with an item
     * @return a stream of the same items
     */
    default Stream<T> inspect(ThrowingConsumer<? super T> action) {
        return new Map<>(this, Callbacks.inspecting(action));
    }

    /**
     * Numbers the items.
     *
     * @return a stream of the items with their places, from 0
     */
    default Stream<Indexed<T>> enumerate() {
        return new Map<>(this, Callbacks.enumerating());
    }

    /**
     * Folds the items and gives each result on the way: for every item what {@link #fold} would
     * give for the items until then.
     *
     * @param initial the value before the first item, which is not given
     * @param function makes the value after an item from the value before it
     * @param <R> the type of the values
     * @return a stream of the values
     */
    default <R extends @Nullable Object> Stream<R> scan(
            R initial, ThrowingBiFunction<? super R, ? super T, ? extends R> function) {
        return new Map<>(this, Callbacks.scanning(initial, function));
    }

    // ---- fewer items ----

    /**
     * Keeps the items for which {@code predicate} is true.
     *
     * @param predicate tells whether to keep an item
     * @return a stream of some of the items
     */
    default Stream<T> filter(ThrowingPredicate<? super T> predicate) {
        return new Filter<>(this, predicate);
    }

    /**
     * Keeps the items for which a future says true. One future runs at a time.
     *
     * @param predicate makes the future of the answer
     * @return a stream of some of the items
     */
    default Stream<T> filterThen(ThrowingFunction<? super T, ? extends Future<Boolean>> predicate) {
        return new Then<>(this, Callbacks.keepingIf(predicate))
                .filter(kept -> !kept.isDone())
                .map(kept -> ((PollNext.Item<T>) kept).value());
    }

    /**
     * Applies {@code function} to each item and keeps the results that are there.
     *
     * @param function makes a result, or {@link Optional#empty} to leave the item out
     * @param <R> the type of the results
     * @return a stream of the results
     */
    default <R> Stream<R> filterMap(ThrowingFunction<? super T, Optional<? extends R>> function) {
        Stream<Optional<? extends R>> results = new Map<>(this, function);
        return results.filter(Optional::isPresent).map(Optional::get);
    }

    /**
     * Leaves out the first {@code count} items.
     *
     * @param count how many; if there are fewer, nothing is left
     * @return a stream of the others
     * @throws IllegalArgumentException if {@code count} is negative
     */
    default Stream<T> skip(long count) {
        return new Filter<>(this, Callbacks.afterTheFirst(count));
    }

    /**
     * Leaves out the items before the first for which {@code predicate} is false.
     *
     * @param predicate tells whether to go on skipping; not asked again after it was false
     * @return a stream of that item and all after it
     */
    default Stream<T> skipWhile(ThrowingPredicate<? super T> predicate) {
        return new Filter<>(this, Callbacks.afterTheLast(predicate));
    }

    /**
     * Ends after {@code limit} items. This stream is not polled for more, and is dropped in the
     * poll that answers {@link PollNext.Done}.
     *
     * @param limit how many items at most
     * @return a stream of the first items
     * @throws IllegalArgumentException if {@code limit} is negative
     */
    default Stream<T> take(long limit) {
        return new Take<>(this, limit);
    }

    /**
     * Ends at the first item for which {@code predicate} is false; that item is lost.
     *
     * @param predicate tells whether to go on
     * @return a stream of the items before that one
     */
    default Stream<T> takeWhile(ThrowingPredicate<? super T> predicate) {
        return new TakeWhile<>(this, predicate);
    }

    /**
     * Applies {@code function} to each item and ends at the first without a result.
     *
     * @param function makes a result, or {@link Optional#empty} to end
     * @param <R> the type of the results
     * @return a stream of the results before that
     */
    default <R> Stream<R> mapWhile(ThrowingFunction<? super T, Optional<? extends R>> function) {
        Stream<Optional<? extends R>> results = new Map<>(this, function);
        return results.takeWhile(Optional::isPresent).map(Optional::get);
    }

    /**
     * Ends as soon as {@code stop} is ready; a failure of it is a failure of the result. At each
     * poll {@code stop} is asked first.
     *
     * @param stop ends the stream, for example a {@link dev.rouse.channel.OneshotReceiver} or a
     *     {@link dev.rouse.time.Sleep}; the result owns it
     * @return a stream of the items until then
     */
    default Stream<T> takeUntil(Future<?> stop) {
        return new TakeUntil<>(this, stop);
    }

    // ---- a stream or a future for each item ----

    /**
     * Makes a stream from each item, and gives their items, one stream after the other.
     *
     * @param function makes the stream
     * @param <R> the type of the inner streams' items
     * @return a stream of all of their items
     */
    default <R extends @Nullable Object> Stream<R> flatMap(
            ThrowingFunction<? super T, ? extends Stream<? extends R>> function) {
        return new FlatMap<>(this, function);
    }

    /**
     * Makes a stream from each item, and gives their items as they come, up to {@code limit}
     * streams at the same time.
     *
     * <p><b>Order.</b> Items of the same inner stream keep theirs; there is none between two
     * streams. <b>Fairness.</b> A stream that has given an item goes behind all others that were
     * woken. <b>Memory.</b> {@code limit} streams, no items.
     *
     * @param limit how many inner streams at most; {@link Integer#MAX_VALUE} for any number
     * @param function makes the stream
     * @param <R> the type of the inner streams' items
     * @return a stream of all of their items
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    default <R extends @Nullable Object> Stream<R> flatMapUnordered(
            int limit, ThrowingFunction<? super T, ? extends Stream<? extends R>> function) {
        return new FlatMapUnordered<>(this, limit, function);
    }

    /**
     * Makes a future from each item, runs up to {@code limit} of them at the same time, and gives
     * their values in the order of the items.
     *
     * <p><b>Fairness, waking</b> as {@link FuturesOrdered} says; the futures run only while the
     * result is polled, so one who takes the values slowly slows them down. <b>Memory.</b> Up to
     * {@code limit} futures and values: a slow one at the front stops the taking of items when
     * {@code limit} are behind it. <b>Failure.</b> That of a future comes in its turn, that of this
     * stream or the callback at once; then all futures are dropped. <b>Cancel safety.</b> Dropping
     * the result drops all futures, and loses the values they have made already.
     *
     * @param limit how many futures at most; {@link Integer#MAX_VALUE} for any number
     * @param function makes the future
     * @param <R> the type of the futures' values
     * @return a stream of the values
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    default <R extends @Nullable Object> Stream<R> buffered(
            int limit, ThrowingFunction<? super T, ? extends Future<? extends R>> function) {
        return new Buffered<>(this, limit, true, function);
    }

    /**
     * Makes a future from each item, runs up to {@code limit} of them at the same time, and gives
     * their values as they come; otherwise as {@link #buffered}.
     *
     * @param limit how many futures at most; {@link Integer#MAX_VALUE} for any number
     * @param function makes the future
     * @param <R> the type of the futures' values
     * @return a stream of the values, in the order in which they were made
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    default <R extends @Nullable Object> Stream<R> bufferUnordered(
            int limit, ThrowingFunction<? super T, ? extends Future<? extends R>> function) {
        return new Buffered<>(this, limit, false, function);
    }

    // ---- with another stream ----

    /**
     * Pairs each item with one of {@code other}, and ends as soon as one of the two does; then the
     * other one is dropped, with an item of it that may have been waiting for its partner.
     *
     * <p><b>Memory.</b> One item. Both streams are polled at each poll until both have an item.
     *
     * @param other the other stream; the result owns it
     * @param combiner what to do with a pair
     * @param <U> the type of the other's items
     * @param <R> the type of the new items
     * @return a stream of what {@code combiner} makes
     */
    default <U extends @Nullable Object, R extends @Nullable Object> Stream<R> zip(
            Stream<U> other, ThrowingBiFunction<? super T, ? super U, ? extends R> combiner) {
        return new Zip<>(this, other, combiner);
    }

    /**
     * Goes on with {@code other} after the end of this stream. {@code other} is not polled before.
     *
     * @param other the stream to go on with; the result owns it
     * @return a stream of the items of both
     */
    default Stream<T> chain(Stream<? extends T> other) {
        return new Chain<>(this, other);
    }

    /**
     * Gives the items of this stream and of {@code other} as they come, and ends when both have.
     *
     * <p><b>Order.</b> Each side keeps its own. <b>Fairness.</b> The two are asked first in turns:
     * when both always have an item, every second one comes from each. For more than two see {@link
     * Streams#selectAll}.
     *
     * @param other the other stream; the result owns it
     * @return a stream of the items of both
     */
    default Stream<T> merge(Stream<? extends T> other) {
        return new Merge<>(this, other, null);
    }

    // ---- lists of items ----

    /**
     * Collects the items into lists of {@code size}, the last one perhaps smaller.
     *
     * <p><b>Memory.</b> One list. <b>Cancel safety.</b> Dropping the result loses the items of an
     * unfinished list. <b>Failure.</b> When this stream fails, the items before that come as a last
     * list, and then the failure.
     *
     * @param size how many items to a list
     * @return a stream of lists that are the receiver's; none is empty
     * @throws IllegalArgumentException if {@code size} is less than 1
     */
    default Stream<List<T>> chunks(int size) {
        return new Chunks<>(this, size);
    }

    /**
     * Collects the items that are there without waiting into lists of {@code limit} at most. Waits
     * for the first item of a list only; otherwise as {@link #chunks}.
     *
     * @param limit how many items to a list at most
     * @return a stream of lists that are the receiver's; none is empty
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    default Stream<List<T>> readyChunks(int limit) {
        return new ReadyChunks<>(this, limit);
    }

    /**
     * Collects items into lists of {@code limit} at most, and hands out what there is when the
     * first item of a list has waited for {@code patience}; otherwise as {@link #chunks}.
     *
     * @param limit how many items to a list at most
     * @param patience how long an item waits at most while the result is polled
     * @return a stream of lists that are the receiver's; none is empty
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    default Stream<List<T>> chunksTimeout(int limit, Duration patience) {
        return new ChunksTimeout<>(this, limit, patience);
    }

    // ---- time ----

    /**
     * Lets at least {@code gap} pass between two items: this stream is not polled until that time
     * after the last item is over.
     *
     * @param gap the time between two items at least, by the {@link Context#timer timer} of who
     *     polls
     * @return a stream of the same items
     */
    default Stream<T> throttle(Duration gap) {
        return new Throttle<>(this, gap);
    }

    /**
     * Gives an item once nothing has followed it for {@code quiet}, and leaves out those that were
     * followed sooner. The last item before the end comes at once, and a failure after it.
     *
     * <p><b>Memory.</b> One item. <b>Cancel safety.</b> Dropping the result loses an item that is
     * waiting.
     *
     * @param quiet how long nothing must follow, by the {@link Context#timer timer} of who polls
     * @return a stream of some of the items
     */
    default Stream<T> debounce(Duration quiet) {
        return new Debounce<>(this, quiet);
    }

    /**
     * Fails with a {@link java.util.concurrent.TimeoutException} when an item does not come within
     * {@code patience}. The time is that for which the result waits: it begins when this stream is
     * first found pending for an item.
     *
     * @param patience how long to wait for an item or the end, by the {@link Context#timer timer}
     *     of who polls
     * @return a stream of the same items
     */
    default Stream<T> timeout(Duration patience) {
        return new Timeout<>(this, patience, Callbacks.timingOut(patience));
    }

    /**
     * Gives an item of {@code substitute} whenever nothing has come for {@code patience}, again and
     * again, and goes on.
     *
     * @param patience how long to wait for an item, by the {@link Context#timer timer} of who polls
     * @param substitute makes the item to give in between
     * @return a stream of the items and the substitutes
     */
    default Stream<T> timeoutRepeating(
            Duration patience, ThrowingSupplier<? extends T> substitute) {
        return new Timeout<>(this, patience, substitute);
    }

    // ---- ends and failures ----

    /**
     * Goes on with another stream when this one fails, whatever it throws. The second stream's
     * failure is not caught.
     *
     * @param function makes the stream to go on with from the failure
     * @return a stream of the items of this stream and perhaps of another
     */
    default Stream<T> orElse(
            ThrowingFunction<? super Throwable, ? extends Stream<? extends T>> function) {
        return orElse(Throwable.class, function);
    }

    /**
     * Goes on with another stream after failures of one type; others are passed on.
     *
     * @param type which failures
     * @param function makes the stream to go on with from the failure
     * @param <X> the type of the failures
     * @return a stream of the items of this stream and perhaps of another
     */
    default <X extends Throwable> Stream<T> orElse(
            Class<X> type, ThrowingFunction<? super X, ? extends Stream<? extends T>> function) {
        return new OrElse<>(this, type, function);
    }

    /**
     * Gives one more item when this stream fails, whatever it throws, and ends.
     *
     * @param function makes the last item from the failure
     * @return a stream of the items of this stream and perhaps one more
     */
    default Stream<T> recover(ThrowingFunction<? super Throwable, ? extends T> function) {
        return recover(Throwable.class, function);
    }

    /**
     * Gives one more item after failures of one type, and ends; others are passed on.
     *
     * @param type which failures
     * @param function makes the last item from the failure
     * @param <X> the type of the failures
     * @return a stream of the items of this stream and perhaps one more
     */
    default <X extends Throwable> Stream<T> recover(
            Class<X> type, ThrowingFunction<? super X, ? extends T> function) {
        Objects.requireNonNull(function, "function");
        return orElse(type, failure -> Streams.once(function.apply(failure)));
    }

    /**
     * Replaces the exception that this stream fails with.
     *
     * @param function makes the exception to fail with instead
     * @return a stream of the same items
     */
    default Stream<T> mapError(ThrowingFunction<? super Throwable, ? extends Throwable> function) {
        return orElse(Callbacks.failingWith(function));
    }

    /**
     * Lets {@code action} see the exception that this stream fails with, on its way. What {@code
     * action} throws is added to it as suppressed.
     *
     * @param action what to do with it
     * @return a stream of the same items, which fails with the same exception
     */
    default Stream<T> inspectError(ThrowingConsumer<? super Throwable> action) {
        return orElse(Callbacks.inspectingError(action));
    }

    /**
     * Makes the end an item: after the last one comes {@link PollNext.Done} as an item, and then
     * the end. With {@link StreamMap} one learns so which stream is over.
     *
     * @return a stream of items as {@link Next}
     */
    default Stream<Next<T>> notifyClose() {
        return new NotifyClose<>(this);
    }

    /**
     * Makes a stream that may be polled after its end, and then answers {@link PollNext.Done} again
     * and again; after a failure too.
     *
     * @return a stream of the same items
     */
    default Stream<T> fuse() {
        return new Fuse<>(this);
    }

    // ---- ways of holding it ----

    /**
     * Gives a stream that borrows this one: dropping it, or anything made of it, leaves this stream
     * alone, which may be used again then. So the first items can be taken with one chain of
     * methods and the others with another one. This stream must not be polled while the other one
     * lives. As with {@link #next}, it keeps the waker of the last poll after the other is dropped.
     *
     * @return a stream of the same items
     */
    default Stream<T> borrow() {
        return new Borrow<>(this);
    }

    /**
     * Gives a stream whose next item can be looked at before it is taken.
     *
     * @return a stream of the same items
     */
    default Peekable<T> peekable() {
        return new Peekable<>(this);
    }

    /**
     * Makes waiting visible: where this stream is pending, the result has an item that says so. It
     * never waits itself, and wakes nobody but through this stream.
     *
     * @return a stream of {@link Poll.Ready} for each item and {@link Poll.Pending} in between
     */
    default Stream<Poll<T>> pollImmediate() {
        return new PollImmediate<>(this);
    }
}
