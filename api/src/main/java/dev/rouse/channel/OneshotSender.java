package dev.rouse.channel;

import dev.rouse.Future;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of a {@link Oneshot}.
 *
 * <p><b>Threads.</b> One thread at a time uses a sender; it need not run an executor. No method
 * blocks.
 *
 * @param <T> the type of the value
 */
public interface OneshotSender<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Sends the value and wakes the receiver.
     *
     * <p>{@code true} means that the value is there for the receiver to take; it may still be
     * dropped without taking it.
     *
     * @param value what to send; may be {@code null}
     * @return false if the receiver has been dropped: the value was not sent
     * @throws IllegalStateException if this sender has sent or was closed before
     */
    boolean send(T value);

    /**
     * Tells whether the receiver has been dropped, so that sending is of no use.
     *
     * @return true if {@link #send} would answer false
     */
    boolean isClosed();

    /**
     * Waits for the receiver to be dropped, to stop work that nobody wants any more.
     *
     * <p>Cancel safety: may be dropped and asked for again. One such future at a time.
     *
     * @return a future that is ready once the receiver was dropped, or once this sender has sent or
     *     been closed
     */
    Future<@Nullable Void> closed();

    /**
     * Gives up: unless a value was sent, the receiver fails with {@link ChannelClosedException}.
     * Idempotent, and harmless after {@link #send}, so that try-with-resources makes sure that no
     * receiver waits for ever.
     */
    @Override
    void close();
}
