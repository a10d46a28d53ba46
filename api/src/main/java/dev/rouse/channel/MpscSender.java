package dev.rouse.channel;

import dev.rouse.Future;
import dev.rouse.Sink;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender of a bounded {@link Mpsc} channel.
 *
 * <p><b>Fair.</b> Those who wait for room get it in the order of their first polls, and nobody
 * takes it past them. A future that has got its room sends when it is polled next; the values of
 * others who have room as well may arrive before. Being given room spends a unit of the poll's
 * budget.
 *
 * <p><b>Cancel safety.</b> A future that is dropped before it is ready has sent nothing and never
 * will; room that it had been given goes to the next one.
 *
 * <p><b>Closing.</b> The channel ends when the last of its senders is closed; futures that still
 * wait for room then fail, so close a sender after what it sends. Asking a closed sender to send is
 * a mistake in the program and throws {@link IllegalStateException}; that the channel was closed by
 * the receiver is not, and comes as an answer or as the failure of a future.
 *
 * <p><b>Threads.</b> Any number at once.
 *
 * @param <T> the type of the values; {@code null} is a value like any other
 */
public interface MpscSender<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Sends a value, waiting for room.
     *
     * @param value what to send
     * @return a future that is ready when the value is in the channel; it fails with {@link
     *     SendFailedException}, which gives the value back, if the channel is closed before
     * @throws IllegalStateException if this sender was closed
     */
    Future<@Nullable Void> send(T value);

    /**
     * Sends a value, waiting for room no longer than a given time from the first poll on.
     *
     * @param value what to send
     * @param limit how long to wait; zero and negative mean not at all
     * @return a future as of {@link #send}, which fails with {@link SendFailedException} also when
     *     the time is over, and with {@link UnsupportedOperationException} if it has to wait on an
     *     executor without timers
     * @throws IllegalStateException if this sender was closed
     * @throws NullPointerException if {@code limit} is null
     */
    Future<@Nullable Void> sendTimeout(T value, Duration limit);

    /**
     * Sends a value if there is room and nobody waits for it.
     *
     * @param value what to send
     * @return whether it was sent, and if not why
     * @throws IllegalStateException if this sender was closed
     */
    TrySend trySend(T value);

    /**
     * Sends a value, waiting for room on the calling thread, which must not run tasks. Interrupts
     * do not end the wait; the interrupt status is kept.
     *
     * @param value what to send
     * @throws SendFailedException if the channel is closed before there is room
     * @throws IllegalStateException if this sender was closed
     */
    void blockingSend(T value);

    /**
     * Waits for room for one value, and keeps it.
     *
     * @return a future of the right to send one value; it fails with {@link ChannelClosedException}
     *     if the channel is closed before
     * @throws IllegalStateException if this sender was closed
     */
    Future<SendPermit<T>> reserve();

    /**
     * Waits for room for some values at once, and keeps it.
     *
     * @param count how many; zero gives an empty list at once
     * @return a future of as many rights to send one value; it fails with {@link
     *     ChannelClosedException} if the channel is closed before
     * @throws IllegalArgumentException if {@code count} is negative or more than {@link
     *     #maxCapacity}
     * @throws IllegalStateException if this sender was closed
     */
    Future<List<SendPermit<T>>> reserveMany(int count);

    /**
     * Keeps room for one value if there is some and nobody waits for it.
     *
     * @return the right to send one value, or {@code null} if there is no room
     * @throws ChannelClosedException if the channel is closed
     * @throws IllegalStateException if this sender was closed
     */
    @Nullable SendPermit<T> tryReserve();

    /**
     * Waits until nothing more is accepted, to stop work that nobody wants any more. May be dropped
     * and asked for again, by any number of tasks.
     *
     * @return a future that is ready once {@link #isClosed}
     */
    Future<@Nullable Void> closed();

    /**
     * Tells whether the channel accepts no more values.
     *
     * @return true from then on
     */
    boolean isClosed();

    /**
     * Counts the places that are free.
     *
     * @return how many values may be sent just now; zero while anybody waits
     */
    int capacity();

    /**
     * Tells the capacity that the channel was made with.
     *
     * @return how many values there is room for in all
     */
    int maxCapacity();

    /**
     * Tells whether two senders send to the same receiver.
     *
     * @param other another sender
     * @return true if they do
     */
    boolean sameChannel(MpscSender<T> other);

    /**
     * Gives another sender of this channel, to be closed by whoever gets it.
     *
     * @return a new sender
     * @throws IllegalStateException if this sender was closed
     */
    MpscSender<T> copy();

    /**
     * Gives a way to this channel that does not keep it open.
     *
     * @return a weak sender
     */
    MpscWeakSender<MpscSender<T>> downgrade();

    /**
     * Gives this sender the shape of a sink, which owns it from now on: closing or dropping the
     * sink closes this sender. A value has arrived when it is in the channel. Once the channel is
     * closed, the sink fails with {@link ChannelClosedException}.
     *
     * @return the sink
     * @throws IllegalStateException if this sender was closed
     */
    Sink<T> asSink();

    /**
     * Closes this sender, and the channel if it was the last one. Idempotent; places that were
     * reserved stay valid.
     */
    @Override
    void close();
}
