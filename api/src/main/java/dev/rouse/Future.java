package dev.rouse;

import dev.rouse.function.ThrowingBiFunction;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.internal.future.Join;
import dev.rouse.internal.future.Map;
import dev.rouse.internal.future.Then;
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
}
