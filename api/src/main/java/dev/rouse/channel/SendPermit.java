package dev.rouse.channel;

import org.jspecify.annotations.Nullable;

/**
 * The right to send one value to a bounded {@link Mpsc} channel. It stays valid when the channel
 * and its senders are closed: the receiver waits for it, so use it or close it.
 *
 * <p><b>Threads.</b> Any; of several calls only the first does anything.
 *
 * @param <T> the type of the values
 */
public interface SendPermit<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Sends the value. Never waits and never fails; if the receiver has been dropped, the value is
     * let go.
     *
     * @param value what to send; may be {@code null}
     * @throws IllegalStateException if this permit was used or closed before
     */
    void send(T value);

    /** Gives the room back, unless it was used. */
    @Override
    void close();
}
