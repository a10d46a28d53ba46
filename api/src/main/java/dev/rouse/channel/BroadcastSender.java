package dev.rouse.channel;

import dev.rouse.Future;
import org.jspecify.annotations.Nullable;

/**
 * A sender of a {@link Broadcast} channel.
 *
 * <p><b>Closing.</b> Asking a closed sender to send is a mistake in the program and throws {@link
 * IllegalStateException}; that there are no receivers is not.
 *
 * <p><b>Threads.</b> Any number at once; no method blocks for longer than others take to put a
 * value in or out.
 *
 * @param <T> the type of the values; {@code null} is a value like any other
 */
public interface BroadcastSender<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Sends a value to all receivers that there are, overwriting the oldest value if the channel is
     * full, and wakes those who wait.
     *
     * @param value what to send
     * @return how many receivers may get it; with zero it was not kept
     * @throws IllegalStateException if this sender was closed
     */
    int send(T value);

    /**
     * Adds a receiver, which gets what is sent from now on. Possible also after all were dropped.
     *
     * @return a new receiver
     */
    BroadcastReceiver<T> subscribe();

    /**
     * Waits until there is no receiver. May be dropped and asked for again, by any number of tasks.
     *
     * @return a future that is ready in a poll that finds no receiver; if one was added in the
     *     meantime, it waits on
     */
    Future<@Nullable Void> closed();

    /**
     * Counts the receivers.
     *
     * @return how many there are just now
     */
    int receiverCount();

    /**
     * Counts the senders.
     *
     * @return how many are open just now
     */
    int senderCount();

    /**
     * Counts the values that some receiver has not received.
     *
     * @return how many are in the channel; at most its capacity
     */
    int length();

    /**
     * Tells whether all values have been received by all.
     *
     * @return true if {@link #length} is zero
     */
    boolean isEmpty();

    /**
     * Tells whether two senders send to the same channel.
     *
     * @param other another sender
     * @return true if they do
     */
    boolean sameChannel(BroadcastSender<T> other);

    /**
     * Gives another sender of this channel, to be closed by whoever gets it.
     *
     * @return a new sender
     * @throws IllegalStateException if this sender was closed
     */
    BroadcastSender<T> copy();

    /**
     * Gives a way to this channel that does not keep it open.
     *
     * @return a weak sender
     */
    BroadcastWeakSender<T> downgrade();

    /** Closes this sender, and the channel if it was the last one. Idempotent. */
    @Override
    void close();
}
