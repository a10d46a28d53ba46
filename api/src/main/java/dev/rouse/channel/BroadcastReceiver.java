package dev.rouse.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of a {@link Broadcast} channel, and the stream of what it receives. Having missed
 * values is an item like others, {@link Received.Lagged}, and does not end the stream.
 *
 * <p><b>Cancel safety.</b> Dropping a future of {@link #recv} loses nothing: what it has not handed
 * out comes with the next one.
 *
 * <p><b>Fairness.</b> Handing out an item spends one unit of the poll's budget. All who wait are
 * woken by each value, in the order in which they began to wait.
 *
 * <p><b>Threads.</b> One thread or task at a time.
 *
 * @param <T> the type of the values
 */
public interface BroadcastReceiver<T extends @Nullable Object> extends Stream<Received<T>> {

    /**
     * Moves on to the next value or gap; never fails.
     *
     * @throws IllegalStateException if this has answered {@link PollNext.Done} before, or this
     *     receiver was dropped
     */
    @Override
    PollNext<Received<T>> pollNext(Context cx);

    /**
     * Waits for the next value or gap. In contrast to {@link #next} it may be asked again after the
     * end.
     *
     * @return a future of the next {@link PollNext.Item}, or of {@link PollNext.Done} once all
     *     senders are closed and everything was received
     */
    Future<Next<Received<T>>> recv();

    /**
     * Takes the next value or gap if it is there, without waiting and without registering a waker.
     *
     * @return {@link PollNext.Item}, {@link PollNext.Done}, or {@link PollNext.Pending}
     * @throws IllegalStateException if this receiver was dropped
     */
    PollNext<Received<T>> tryRecv();

    /**
     * Waits for the next value or gap on the calling thread, which must not run tasks. Interrupts
     * do not end the wait; the interrupt status is kept.
     *
     * @return the next {@link PollNext.Item}, or {@link PollNext.Done}
     * @throws IllegalStateException if this receiver was dropped
     */
    Next<Received<T>> blockingRecv();

    /**
     * Counts what was sent since this receiver received last.
     *
     * @return how many values, with those that it has missed already
     */
    long length();

    /**
     * Tells whether there is nothing to receive just now.
     *
     * @return true if {@link #length} is zero
     */
    boolean isEmpty();

    /**
     * Tells whether all senders are closed.
     *
     * @return true from then on, also while there are values to receive
     */
    boolean isClosed();

    /**
     * Adds a receiver, which gets what is sent from now on and not what this one has still to
     * receive.
     *
     * @return a new receiver
     */
    BroadcastReceiver<T> resubscribe();

    /**
     * Tells whether two receivers receive from the same channel.
     *
     * @param other another receiver
     * @return true if they do
     */
    boolean sameChannel(BroadcastReceiver<T> other);

    /** Gives up, and lets go of the values that only this one had still to receive. Idempotent. */
    @Override
    void drop();
}
