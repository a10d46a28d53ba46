package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * What futures, streams and sinks made of others have in common: they own children, they end once,
 * and at the end drop the children that have not ended by themselves.
 *
 * <p>The rules stand here and in {@link StreamChild} and {@link FutureChild}, once for all:
 *
 * <ul>
 *   <li>What has ended answers every use with "polled after completion" or "polled after drop".
 *   <li>A child that answered its last, or threw, has ended: it is never polled or dropped again.
 *   <li>When a child or a callback throws, the others are dropped; what their drops throw is
 *       suppressed.
 *   <li>Dropping twice, or after the end, does nothing.
 * </ul>
 */
public abstract class Owner {

    private enum End {
        RUNNING,
        COMPLETED,
        DROPPED
    }

    private End end = End.RUNNING;

    /** For the classes of streams, futures and sinks below. */
    protected Owner() {}

    /**
     * Drops the children that have not ended and lets go of everything else. Called once, at the
     * end, whichever it is.
     */
    protected abstract void release();

    /**
     * Says what this is made of, for {@link #toString}.
     *
     * @return a few words
     */
    protected abstract String describe();

    /** Throws what the contract asks for, if this has ended. */
    protected final void checkRunning() {
        if (end != End.RUNNING) {
            throw end == End.COMPLETED
                    ? Spent.polledAfterCompletion(this)
                    : Spent.polledAfterDrop(this);
        }
    }

    /** Ends, because there is nothing more to come. */
    protected final void complete() {
        end = End.COMPLETED;
        release();
    }

    /**
     * Ends, because a child or a callback has thrown.
     *
     * @param failure what it threw; the caller throws it again
     */
    protected final void fail(Throwable failure) {
        end = End.COMPLETED;
        try {
            release();
        } catch (Throwable second) {
            Drops.suppress(failure, second);
        }
    }

    /** Cancels: the drop of {@code Future}, {@code Stream} and {@code Sink}. */
    public final void drop() {
        if (end == End.RUNNING) {
            end = End.DROPPED;
            release();
        }
    }

    /**
     * Checks what a callback has made.
     *
     * @param method the operation that called it
     * @param made what it answered
     * @param <X> the type of it
     * @return {@code made}
     * @throws NullPointerException if it is null
     */
    protected static <X> X madeBy(String method, @Nullable X made) {
        return requireNonNull(made, () -> "the function given to " + method + " answered null");
    }

    /** Says what this is made of, or how it has ended. */
    @Override
    public final String toString() {
        String state =
                switch (end) {
                    case RUNNING -> describe();
                    case COMPLETED -> "completed";
                    case DROPPED -> "dropped";
                };
        return getClass().getSimpleName() + "[" + state + "]";
    }
}
