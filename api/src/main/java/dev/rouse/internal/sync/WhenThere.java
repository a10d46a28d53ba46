package dev.rouse.internal.sync;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Spent;
import dev.rouse.sync.Notified;
import dev.rouse.sync.Notify;
import org.jspecify.annotations.Nullable;

/**
 * A future that looks for something until it is there, and between looks waits for news.
 *
 * <p><b>No news is missed.</b> The news are those of {@link Notify#notifyWaiters}, which reaches
 * every {@link Notified} that exists. Each is made before the look that precedes its poll, and
 * whoever changes something publishes it before it notifies: so either the look finds it, or the
 * notification does.
 *
 * <p><b>Memory.</b> The monitor of the {@link Notify} orders what was published before the look
 * that follows a notification. A look without one has to bring its own order.
 *
 * @param <R> the type of the value
 */
public abstract class WhenThere<R extends @Nullable Object> implements Future<R> {

    private final Notify news;

    /** Null after the end. */
    private @Nullable Notified notified;

    private boolean dropped;

    /**
     * Makes a future that has not looked so far.
     *
     * @param news who notifies all after a change
     */
    protected WhenThere(Notify news) {
        this.news = news;
        this.notified = news.notified();
    }

    /**
     * Looks, without taking anything; what it throws fails the future.
     *
     * @return whether {@link #take} may be called
     * @throws Exception if there is nothing to wait for
     */
    protected abstract boolean isThere() throws Exception;

    /**
     * Gives the value, right after {@link #isThere} was true; ends the future.
     *
     * @return the value, or the failure
     * @throws Exception how the future fails
     */
    protected abstract R take() throws Exception;

    @Override
    public final Poll<R> poll(Context cx) throws Exception {
        Notified waiting = notified;
        if (waiting == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        boolean ended = true;
        try {
            while (!isThere()) {
                if (waiting.poll(cx).isPending()) {
                    ended = false;
                    return Poll.pending();
                }
                waiting = news.notified();
                notified = waiting;
            }
            if (!cx.tryProceed()) {
                ended = false;
                return Poll.pending();
            }
            return Poll.ready(take());
        } finally {
            if (ended) {
                end();
            }
        }
    }

    /** Lets go of what this refers to; called once, at the end. */
    protected void letGo() {}

    private void end() {
        Notified waiting = notified;
        if (waiting != null) {
            notified = null;
            waiting.drop();
            letGo();
        }
    }

    @Override
    public final void drop() {
        dropped |= notified != null;
        end();
    }

    /** Names the future and says how far it is. */
    @Override
    public String toString() {
        return getClass().getSimpleName()
                + "["
                + (notified != null ? "waiting" : dropped ? "dropped" : "completed")
                + "]";
    }
}
