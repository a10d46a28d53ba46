package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * A future whose child runs, in polls and in the drop, between an {@link #enter} and an {@link
 * #leave}: on the thread that polls, and undone before it does anything else.
 *
 * <p>If entering fails, the child is dropped outside. If leaving fails and nothing else has, what
 * it throws is the failure, and a child that has not ended is dropped.
 *
 * @param <T> the type of the value
 */
public abstract class AroundPolls<T extends @Nullable Object> extends OneChild<T, T> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child what to run
     */
    protected AroundPolls(Future<T> child) {
        super(child);
    }

    /** Begins; if it throws, {@link #leave} is not called. */
    protected abstract void enter();

    /** Undoes {@link #enter}. */
    protected abstract void leave();

    /** Lets go of what this refers to; called at the end. */
    protected abstract void letGo();

    @Override
    public final Poll<T> poll(Context cx) throws Exception {
        Future<T> running = child;
        if (Spent.isSpent(running)) {
            return running.poll(cx); // throws
        }
        boolean childEnded = false;
        boolean pending = false;
        try {
            enter();
            Poll<T> polled;
            try {
                childEnded = true; // unless it says otherwise
                polled = running.poll(cx);
                childEnded = polled.isReady();
            } catch (Throwable failure) {
                leaveInto(failure);
                throw failure;
            }
            leave();
            pending = polled.isPending();
            return polled;
        } catch (Throwable failure) {
            if (!childEnded) {
                Suppress.dropInto(failure, running);
            }
            throw failure;
        } finally {
            if (!pending) {
                end();
                letGo();
            }
        }
    }

    private void leaveInto(Throwable failure) {
        try {
            leave();
        } catch (Throwable thrown) {
            Suppress.into(failure, thrown);
        }
    }

    @Override
    public final void drop() {
        Future<T> running = child;
        if (Spent.isSpent(running)) {
            return;
        }
        child = Spent.dropped();
        try {
            dropInside(running);
        } finally {
            letGo();
        }
    }

    private void dropInside(Future<T> running) {
        try {
            enter();
        } catch (Throwable failure) {
            Suppress.dropInto(failure, running);
            throw failure;
        }
        try {
            running.drop();
        } catch (Throwable failure) {
            leaveInto(failure);
            throw failure;
        }
        leave();
    }
}
