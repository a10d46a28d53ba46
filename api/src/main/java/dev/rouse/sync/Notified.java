package dev.rouse.sync;

import dev.rouse.Future;
import org.jspecify.annotations.Nullable;

/** A future that waits for a notification of its {@link Notify}. */
public interface Notified extends Future<@Nullable Void> {

    /**
     * Takes a place in the line now instead of at the first poll, so that a {@link
     * Notify#notifyOne} from now on reaches this future and not the store.
     *
     * <p>Needed where several tasks wait for the same news: the store keeps one notification only,
     * so two that come between a look for the news and the polls of two futures would be one.
     *
     * <pre>{@code
     * Notified notified = filled.notified();
     * notified.enable();
     * Integer value = queue.poll(); // look after enabling
     * }</pre>
     *
     * @return true if it has been notified already; the notification is taken by this call, the
     *     next poll is ready, and dropping hands nothing on any more
     * @throws IllegalStateException if this future has ended
     */
    boolean enable();

    /** Waits no longer; a notification that picked this one and was not polled for goes on. */
    @Override
    void drop();
}
