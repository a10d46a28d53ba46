package dev.rouse.channel;

import org.jspecify.annotations.Nullable;

/**
 * A way to a {@link Broadcast} channel that does not keep it open.
 *
 * <p><b>Threads.</b> Any number at once.
 *
 * @param <T> the type of the values
 */
public interface BroadcastWeakSender<T extends @Nullable Object> {

    /**
     * Gives a sender, unless all are closed.
     *
     * @return a new sender, to be closed by the caller; or {@code null} if the last one was closed
     */
    @Nullable BroadcastSender<T> upgrade();
}
