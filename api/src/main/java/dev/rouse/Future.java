package dev.rouse;

import dev.rouse.function.ThrowingBiFunction;
import dev.rouse.function.ThrowingConsumer;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.internal.future.Abortable;
import dev.rouse.internal.future.Borrowed;
import dev.rouse.internal.future.Catching;
import dev.rouse.internal.future.Fuse;
import dev.rouse.internal.future.Inspect;
import dev.rouse.internal.future.InspectError;
import dev.rouse.internal.future.Join;
import dev.rouse.internal.future.Keep;
import dev.rouse.internal.future.Map;
import dev.rouse.internal.future.MapError;
import dev.rouse.internal.future.NoServices;
import dev.rouse.internal.future.OnEnd;
import dev.rouse.internal.future.OrElse;
import dev.rouse.internal.future.PollImmediate;
import dev.rouse.internal.future.Recover;
import dev.rouse.internal.future.RemoteFuture;
import dev.rouse.internal.future.SharedCell;
import dev.rouse.internal.future.Then;
import dev.rouse.time.Timeout;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that is not there yet, and the work that makes it: it moves on only while somebody polls
 * it.
 *
 * <p>Applications put futures together with the methods below and give the result to an {@link
 * Executor}. To write a future of your own implement {@link #poll} and, if it holds anything,
 * {@link #drop}:
 *
 * <pre>{@code
 * final class Gate implements Future<String> {
 *     private final AtomicWaker waker = new AtomicWaker();
 *     private volatile boolean open;
 *
 *     void open() { // any thread
 *         open = true; // first the news,
 *         waker.wake(); // then the wake
 *     }
 *
 *     @Override
 *     public Poll<String> poll(Context cx) {
 *         if (!open) {
 *             waker.register(cx.waker());
 *             if (!open) { // not opened before the waker was there either
 *                 return Poll.pending();
 *             }
 *         }
 *         return Poll.ready("open");
 *     }
 * }
 * }</pre>
 *
 * <p><b>The contract of {@code poll}.</b>
 *
 * <ul>
 *   <li><b>Lazy.</b> Making a future runs nothing. It makes progress inside {@code poll} only.
 *   <li><b>Short.</b> A poll does what can be done now and returns. It never blocks.
 *   <li><b>Wake.</b> {@link Poll.Pending} means: the future has kept the waker of <em>this</em>
 *       poll and will wake it when it can move on. Wakers of earlier polls need not be woken.
 *       Polling without a wake is legal and must be harmless.
 *   <li><b>End.</b> A future ends with {@link Poll.Ready}, with an exception, or with {@link
 *       #drop}. Polling it again is a bug of the caller; futures of this library answer it with an
 *       {@link IllegalStateException} that says "polled after completion" or "polled after drop".
 *   <li><b>Failure.</b> An exception out of {@code poll} is how a future fails. Combinators pass on
 *       the same object, unwrapped.
 * </ul>
 *
 * <p><b>Ownership.</b> A future has one owner, who alone polls and drops it: an executor after
 * {@code spawn}, a combinator for its children, a {@link Pin}. Whatever method takes a future takes
 * ownership, unless it says otherwise.
 *
 * <p><b>Threads.</b> The owner never polls from two threads at once and never drops during a poll,
 * and it orders these calls: what one poll wrote, the next one sees. A future needs no locks for
 * its own fields.
 *
 * <p><b>What all methods below have in common,</b> unless they say otherwise. They run nothing;
 * callbacks run inside a poll, on the thread that polls, and must not block. What a callback throws
 * fails the result, and what the result still holds is dropped. Dropping the result drops this
 * future and loses nothing that this future would not lose itself. A result that has ended lets go
 * of its callbacks. A future may contain itself in its type: asynchronous recursion needs no boxing
 * here, since every future is an object.
 *
 * @param <T> the type of the value; {@code null} is a value like any other
 */
public interface Future<T extends @Nullable Object> {

    /**
     * Moves on as far as possible without waiting.
     *
     * @param cx the waker and the services of this poll; not valid after it
     * @return {@link Poll.Ready} with the value, or {@link Poll.Pending} after keeping {@code
     *     cx.waker()}; never null
     * @throws Exception to fail; implementations narrow this clause
     * @throws IllegalStateException if the future has ended already
     */
    Poll<T> poll(Context cx) throws Exception;

    /**
     * Cancels: releases at once what the future holds. The owner calls it, never during a poll. It
     * may be called before the first poll, does nothing after the end, and nothing the second time.
     * A combinator drops its children.
     *
     * <p>Exceptions go to the owner; an executor reports them to its {@link UncaughtHandler}.
     */
    default void drop() {}

    /**
     * Applies {@code function} to the value.
     *
     * <p>Cancel safety: dropping the result drops this future. {@code function} runs inside the
     * poll in which this future ends; what it throws fails the result.
     *
     * <p>Memory: a chain of {@code map} and {@link #then} takes no stack however long it is, and a
     * poll of it polls its source only. This future becomes part of the result, and refuses to be
     * polled by itself if it is such a chain.
     *
     * @param function what to do with the value
     * @param <R> the type of the new value
     * @return a future of the function's result
     * @throws NullPointerException if {@code function} is null
     */
    default <R extends @Nullable Object> Future<R> map(
            ThrowingFunction<? super T, ? extends R> function) {
        return new Map<>(this, function);
    }

    /**
     * Goes on with another future that is made from the value.
     *
     * <p>Cancel safety: dropping the result drops this future, or the second one if it runs by
     * then. {@code next} runs inside the poll in which this future ends, and the second future is
     * polled first in that same poll.
     *
     * <p>Memory: as for {@link #map}. A loop, written as a function that answers a future made with
     * {@code then} and calls itself in it, takes no stack and keeps nothing of its earlier rounds;
     * each round spends a unit of the poll's budget.
     *
     * @param next makes the future to go on with; it must not answer null
     * @param <R> the type of the second future's value
     * @return a future that ends as the second one does
     * @throws NullPointerException if {@code next} is null
     */
    default <R extends @Nullable Object> Future<R> then(
            ThrowingFunction<? super T, ? extends Future<? extends R>> next) {
        return new Then<>(this, next);
    }

    /**
     * Runs this future and {@code other} concurrently on the same task and combines their values.
     *
     * <p>When one fails, the other is dropped and the failure passed on; a second failure, from
     * that drop, is added to the first as suppressed. Cancel safety: dropping the result drops what
     * has not ended. Both are polled at each wake, this one first in every other poll, so neither
     * can use up the budget of the other for good.
     *
     * @param other the future to run beside this one
     * @param combiner what to do with the two values
     * @param <U> the type of the other value
     * @param <R> the type of the combined value
     * @return a future of the combined value
     * @throws NullPointerException if an argument is null
     */
    default <U extends @Nullable Object, R extends @Nullable Object> Future<R> join(
            Future<U> other, ThrowingBiFunction<? super T, ? super U, ? extends R> combiner) {
        return new Join<>(this, other, combiner);
    }

    // ---- failures ----

    /**
     * Gives a value in the place of a failure.
     *
     * @param function makes the value from the failure; whatever this future throws, {@link Error}s
     *     too
     * @return a future that fails only if {@code function} throws, which is then all there is: add
     *     the failure to the new one if it matters
     * @throws NullPointerException if {@code function} is null
     */
    default Future<T> recover(ThrowingFunction<? super Throwable, ? extends T> function) {
        return new Recover<>(this, Throwable.class, function);
    }

    /**
     * Gives a value in the place of failures of one type; others are passed on.
     *
     * @param type which failures
     * @param function makes the value from the failure
     * @param <X> the type of the failures
     * @return a future of this one's value or the function's
     * @throws NullPointerException if an argument is null
     */
    default <X extends Throwable> Future<T> recover(
            Class<X> type, ThrowingFunction<? super X, ? extends T> function) {
        return new Recover<>(this, type, function);
    }

    /**
     * Goes on with another future after a failure.
     *
     * <p>The second future is polled first in the poll in which this one fails. Cancel safety:
     * dropping the result drops whichever runs.
     *
     * @param next makes the future to go on with; it must not answer null
     * @return a future of this one's value, or else one that ends as the second one does
     * @throws NullPointerException if {@code next} is null
     */
    default Future<T> orElse(
            ThrowingFunction<? super Throwable, ? extends Future<? extends T>> next) {
        return new OrElse<>(this, Throwable.class, next);
    }

    /**
     * Goes on with another future after failures of one type; others are passed on.
     *
     * @param type which failures
     * @param next makes the future to go on with; it must not answer null
     * @param <X> the type of the failures
     * @return a future of this one's value, or else one that ends as the second one does
     * @throws NullPointerException if an argument is null
     */
    default <X extends Throwable> Future<T> orElse(
            Class<X> type, ThrowingFunction<? super X, ? extends Future<? extends T>> next) {
        return new OrElse<>(this, type, next);
    }

    /**
     * Puts another failure in the place of this future's.
     *
     * @param function makes the new failure, which had better have the old one as its cause; it may
     *     also give the old one back
     * @return a future with the same values and other failures
     * @throws NullPointerException if {@code function} is null
     */
    default Future<T> mapError(ThrowingFunction<? super Throwable, ? extends Throwable> function) {
        return new MapError<>(this, function);
    }

    /**
     * Makes a failure a value, so that nothing is thrown and no brother is dropped for it.
     *
     * @return a future of how this one ends; it never fails
     */
    default Future<Outcome<T>> catching() {
        return new Catching<>(this);
    }

    // ---- looking on ----

    /**
     * Shows the value to {@code consumer} and passes it on.
     *
     * @param consumer whom to show it to; what it throws takes the place of the value
     * @return a future of the same value
     * @throws NullPointerException if {@code consumer} is null
     */
    default Future<T> inspect(ThrowingConsumer<? super T> consumer) {
        return new Inspect<>(this, consumer);
    }

    /**
     * Shows a failure to {@code consumer} and passes it on.
     *
     * @param consumer whom to show it to; what it throws is added to the failure as suppressed
     * @return a future of the same value or failure
     * @throws NullPointerException if {@code consumer} is null
     */
    default Future<T> inspectError(ThrowingConsumer<? super Throwable> consumer) {
        return new InspectError<>(this, consumer);
    }

    /**
     * Runs {@code action} after the end, whatever it is: as {@code finally} does.
     *
     * <p>After a value or a failure it runs in the poll that gives it. After a drop it runs on the
     * thread that drops, when this future has released what it held, also if it was never polled.
     * What the action throws takes the place of a value, is added to a failure as suppressed, and
     * goes to the owner who drops.
     *
     * @param action what to do, once; it must not block
     * @return a future that ends as this one does
     * @throws NullPointerException if {@code action} is null
     */
    default Future<T> onEnd(Runnable action) {
        return new OnEnd<>(this, action, false);
    }

    /**
     * Runs {@code action} if the result is dropped before its end, after this future was dropped;
     * also if it was never polled.
     *
     * @param action what to do, once, on the thread that drops; it must not block, and what it
     *     throws goes to the owner who drops
     * @return a future that ends as this one does
     * @throws NullPointerException if {@code action} is null
     */
    default Future<T> onDrop(Runnable action) {
        return new OnEnd<>(this, action, true);
    }

    // ---- limits ----

    /**
     * Runs this future and {@code other} on the same task until the first of them ends, with a
     * value or with a failure, and drops the other one. {@link Futures#select} keeps it instead.
     *
     * <p>This one is polled first in every other poll; see {@link PollOrder} for races in a loop.
     * Whatever the loser has half done is dropped with it.
     *
     * @param other the future to race with
     * @return a future that ends as the first one does; if the drop of the loser throws, the result
     *     fails with that
     * @throws NullPointerException if {@code other} is null
     */
    default Future<T> race(Future<? extends T> other) {
        return Futures.race(List.of(this, Objects.requireNonNull(other, "other")));
    }

    /**
     * Fails with {@link java.util.concurrent.TimeoutException} if this future takes longer than
     * {@code limit}; it is dropped before that. A value in the same poll counts. {@link Timeout}
     * says more.
     *
     * @param limit how long this future may take, from the first poll on; with zero or less it is
     *     polled once
     * @return this future with the limit
     * @throws NullPointerException if {@code limit} is null
     */
    default Future<T> timeout(Duration limit) {
        return Timeout.after(this, limit);
    }

    /**
     * As {@link #timeout}, until a given time.
     *
     * @param deadlineNanos until when, on the scale of {@link dev.rouse.time.Timer#nowNanos};
     *     {@link Futures#nowNanos} reads that clock
     * @return this future with the limit
     */
    default Future<T> timeoutAt(long deadlineNanos) {
        return Timeout.at(this, deadlineNanos);
    }

    /**
     * Lets {@code handle} end this future from outside.
     *
     * <p>An abort is noticed at the begin of the next poll, before this future is polled: it is
     * dropped there, on its own executor, and the result fails with {@link
     * java.util.concurrent.CancellationException}.
     *
     * @param handle a new one
     * @return a future that ends as this one does, or by the handle
     * @throws IllegalStateException if the handle has a future already
     * @throws NullPointerException if {@code handle} is null
     */
    default Future<T> abortable(AbortHandle handle) {
        return new Abortable<>(this, handle);
    }

    // ---- owners ----

    /**
     * Makes a future of which several owners can have the value.
     *
     * @return the first handle; {@link Shared#share} makes more
     */
    default Shared<T> shared() {
        return SharedCell.share(this);
    }

    /**
     * Cuts this future in two: what runs, on whatever executor it is spawned, and what waits for
     * the value.
     *
     * @return both halves
     */
    default Remote<T> remoteHandle() {
        return RemoteFuture.split(this);
    }

    /**
     * Lends this future: the result polls it, and dropping the result leaves it as it is, to be
     * polled again by the lender. The lender must neither poll nor drop it while the result lives,
     * and not poll it after the result has ended. As a stream after {@link Stream#next}, it keeps
     * the waker of the last poll when the result is dropped.
     *
     * @return a future with the end of this one
     */
    default Future<T> borrow() {
        return new Borrowed<>(this);
    }

    /**
     * Makes a future that may be polled after its end.
     *
     * @return a future that answers pending for ever then
     */
    default FusedFuture<T> fuse() {
        return new Fuse<>(this);
    }

    /**
     * Makes a future that keeps the value or the failure until it is asked for.
     *
     * @return a future that never fails itself
     */
    default MaybeDone<T> maybeDone() {
        return new Keep<>(this);
    }

    // ---- one poll ----

    /**
     * Polls this future once, inside a task, and drops it if it is not ready; lend it, to keep it:
     * {@code await(future.borrow().pollImmediate())}.
     *
     * @return a future that is ready at its first poll, with the value or with {@link
     *     Poll.Pending}; it fails if this future does
     */
    default Future<Poll<T>> pollImmediate() {
        return new PollImmediate<>(this);
    }

    /**
     * Polls this future once, here and now, outside every executor, and drops it if it is not
     * ready.
     *
     * @return {@link Poll.Ready} with the value, or {@link Poll.Pending}; in both cases this future
     *     has ended
     * @throws Exception what this future throws
     * @throws UnsupportedOperationException if this future asks for a timer or a spawner, of which
     *     there is none here
     */
    default Poll<T> nowOrNever() throws Exception {
        Poll<T> polled = poll(NoServices.INSTANCE);
        if (polled == Poll.<T>pending()) {
            drop();
        }
        return polled;
    }
}
