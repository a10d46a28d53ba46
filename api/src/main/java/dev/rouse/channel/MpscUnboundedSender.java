package dev.rouse.channel;

import dev.rouse.Future;
import org.jspecify.annotations.Nullable;

/**
 * A sender of an unbounded {@link Mpsc} channel. Nothing here ever waits, so values can be sent
 * from callbacks and interrupt handlers as well as from tasks.
 *
 * <p><b>Closing.</b> The channel ends when the last of its senders is closed. Asking a closed
 * sender to send is a mistake in the program and throws {@link IllegalStateException}; that the
 * channel was closed by the receiver is not.
 *
 * <p><b>Threads.</b> Any number at once.
 *
 * @param <T> the type of the values; {@code null} is a value like any other
 */
public interface MpscUnboundedSender<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Sends a value.
     *
     * @param value what to send
     * @return true if it is in the channel; false if the channel accepts no more
     * @throws IllegalStateException if this sender was closed
     */
    boolean send(T value);

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
     * Tells whether two senders send to the same receiver.
     *
     * @param other another sender
     * @return true if they do
     */
    boolean sameChannel(MpscUnboundedSender<T> other);

    /**
     * Gives another sender of this channel, to be closed by whoever gets it.
     *
     * @return a new sender
     * @throws IllegalStateException if this sender was closed
     */
    MpscUnboundedSender<T> copy();

    /**
     * Gives a way to this channel that does not keep it open.
     *
     * @return a weak sender
     */
    MpscWeakSender<MpscUnboundedSender<T>> downgrade();

    /** Closes this sender, and the channel if it was the last one. Idempotent. */
    @Override
    void close();
}
