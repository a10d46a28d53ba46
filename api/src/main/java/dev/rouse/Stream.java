package dev.rouse;

import dev.rouse.internal.stream.NextOf;
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
 * @param <T> the type of the values; {@code null} is a value like any other
 */
public interface Stream<T extends @Nullable Object> {

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
     * comes with the next poll.
     *
     * @return a future of the next {@link PollNext.Item}, or of {@link PollNext.Done}; its failure
     *     is the stream's
     */
    default Future<Next<T>> next() {
        return new NextOf<>(this);
    }
}
