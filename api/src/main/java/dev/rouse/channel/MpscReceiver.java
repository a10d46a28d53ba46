package dev.rouse.channel;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of an {@link Mpsc} channel: a stream of the values.
 *
 * <p><b>Cancel safety.</b> Dropping a future of {@link #recv} or {@link #recvMany} loses nothing: a
 * value that it has not handed out comes with the next one. Dropping the receiver itself closes the
 * channel and lets go of what is in it.
 *
 * <p><b>Fairness.</b> Handing out a value, or a batch, spends one unit of the poll's budget.
 *
 * <p><b>Threads.</b> One thread or task at a time receives; if two poll, only the later one is
 * woken. {@link #close}, {@link #length} and the questions may come from any thread.
 *
 * @param <T> the type of the values
 */
public interface MpscReceiver<T extends @Nullable Object> extends Stream<T> {

    /**
     * Moves on to the next value; never fails.
     *
     * @throws IllegalStateException if this has answered {@link PollNext.Done} before, or this
     *     receiver was dropped
     */
    @Override
    PollNext<T> pollNext(Context cx);

    /**
     * Waits for the next value. In contrast to {@link #next} it may be asked again after the end.
     *
     * @return a future of the next {@link PollNext.Item}, or of {@link PollNext.Done} once the
     *     channel is closed and everything sent has been received
     */
    Future<Next<T>> recv();

    /**
     * Takes the next value if it is there, without waiting and without registering a waker.
     *
     * @return {@link PollNext.Item}, {@link PollNext.Done}, or {@link PollNext.Pending}
     * @throws IllegalStateException if this receiver was dropped
     */
    PollNext<T> tryRecv();

    /**
     * Waits for at least one value and takes all that are there, up to a limit.
     *
     * @param buffer where they are added; if it throws, the value that it refused stays in the
     *     channel and the future fails
     * @param limit how many at most; with zero the future is ready at once
     * @return a future of the number of values added; zero means the end, unless the limit is zero
     * @throws IllegalArgumentException if {@code limit} is negative
     * @throws NullPointerException if {@code buffer} is null
     */
    Future<Integer> recvMany(List<? super T> buffer, int limit);

    /**
     * Waits for the next value on the calling thread, which must not run tasks. Interrupts do not
     * end the wait; the interrupt status is kept.
     *
     * @return the next {@link PollNext.Item}, or {@link PollNext.Done}
     * @throws IllegalStateException if this receiver was dropped
     */
    Next<T> blockingRecv();

    /**
     * Accepts no more values: senders that wait fail, and so do those that come. What is in the
     * channel, and what is sent with a {@link SendPermit} taken before, is still received.
     * Idempotent.
     */
    void close();

    /**
     * Tells whether no more values are accepted, because {@link #close} was called or the last
     * sender was closed.
     *
     * @return true from then on, also while there are values to receive
     */
    boolean isClosed();

    /**
     * Counts the values in the channel, with those that are just being put there.
     *
     * @return how many there are just now
     */
    int length();

    /**
     * Tells whether there is no value in the channel just now.
     *
     * @return true if {@link #length} is zero
     */
    boolean isEmpty();

    /** Closes the channel and lets go of the values in it. */
    @Override
    void drop();
}
