package dev.rouse.channel;

import org.jspecify.annotations.Nullable;

/**
 * A way to an {@link Mpsc} channel that does not keep it open, for caches and for tasks that the
 * receiver itself owns.
 *
 * <p><b>Threads.</b> Any number at once.
 *
 * @param <S> the kind of sender
 */
public interface MpscWeakSender<S> {

    /**
     * Gives a sender, unless all are closed.
     *
     * @return a new sender, to be closed by the caller; or {@code null} if the last one was closed
     */
    @Nullable S upgrade();
}
