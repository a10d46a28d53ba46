package dev.rouse.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of a {@link Watch} channel, and the stream of the values that it sees change.
 *
 * <p><b>As a stream</b> it gives the latest value whenever it has not been seen, and ends when all
 * senders are closed and the last value has been seen. It does not begin with the present value
 * unless {@link #markChanged} is called before.
 *
 * <p><b>Cancel safety.</b> Dropping a future of {@link #changed} marks nothing as seen; one of
 * {@link #waitFor} leaves as seen what its predicate has refused.
 *
 * <p><b>Fairness.</b> Finding a change spends one unit of the poll's budget. All who wait are woken
 * by each change, in the order in which they began to wait.
 *
 * <p><b>Threads.</b> One thread or task at a time; only {@link #get} and {@link #sameChannel} from
 * any.
 *
 * @param <T> the type of the value
 */
public interface WatchReceiver<T extends @Nullable Object> extends Stream<T> {

    /**
     * Gives the latest value if it has not been seen, and marks it as seen; never fails.
     *
     * @throws IllegalStateException if this has answered {@link PollNext.Done} before, or this
     *     receiver was dropped
     */
    @Override
    PollNext<T> pollNext(Context cx);

    /**
     * Waits until there is a value that has not been seen, and marks it as seen.
     *
     * @return a future that is ready then; it fails with {@link ChannelClosedException} if all
     *     senders are closed and the last value has been seen
     */
    Future<@Nullable Void> changed();

    /**
     * Waits for a value that fulfils a condition, beginning with the present one, seen or not. The
     * values that were looked at count as seen.
     *
     * @param condition asked in polls of the result, without a lock; what it throws fails the
     *     future
     * @return a future of the value; it fails with {@link ChannelClosedException} if all senders
     *     are closed and the last value does not fulfil the condition
     * @throws NullPointerException if {@code condition} is null
     */
    Future<T> waitFor(ThrowingPredicate<? super T> condition);

    /**
     * Reads the present value, and leaves it as seen or unseen as it was.
     *
     * @return the value
     */
    T get();

    /**
     * Reads the present value, and marks it as seen.
     *
     * @return the value
     * @throws IllegalStateException if this receiver was dropped
     */
    T see();

    /**
     * Tells whether there is a value that has not been seen.
     *
     * @return true if {@link #changed} would be ready
     * @throws ChannelClosedException if all senders are closed, whether the last value has been
     *     seen or not
     * @throws IllegalStateException if this receiver was dropped
     */
    boolean hasChanged();

    /**
     * Marks the present value as not seen.
     *
     * @throws IllegalStateException if this receiver was dropped
     */
    void markChanged();

    /**
     * Marks the present value as seen.
     *
     * @throws IllegalStateException if this receiver was dropped
     */
    void markUnchanged();

    /**
     * Tells whether two receivers watch the same channel.
     *
     * @param other another receiver
     * @return true if they do
     */
    boolean sameChannel(WatchReceiver<T> other);

    /**
     * Gives another receiver of this channel, which has seen what this has seen; to be dropped by
     * whoever gets it.
     *
     * @return a new receiver
     * @throws IllegalStateException if this receiver was dropped
     */
    WatchReceiver<T> copy();

    /** Gives up; the last receiver closes the channel for its senders. Idempotent. */
    @Override
    void drop();
}
