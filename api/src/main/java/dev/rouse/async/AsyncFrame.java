package dev.rouse.async;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of an async block; its states are those of {@link Frame}.
 *
 * @param <T> the type of the block's value
 */
public abstract non-sealed class AsyncFrame<T extends @Nullable Object> extends Frame
        implements Future<T> {

    /** For generated subclasses. */
    protected AsyncFrame() {}

    /**
     * Makes another frame with the same captured values, at its start.
     *
     * @return the frame
     */
    public abstract AsyncFrame<T> fresh();

    /**
     * Suspends the body at an await.
     *
     * @param future what it awaits
     * @param suspended the number of the await
     * @return pending
     */
    public final Poll<T> suspend(Future<?> future, int suspended) {
        suspendAt(suspended, future);
        return Poll.pending();
    }

    @Override
    final void advance(Context cx) throws Exception {
        poll(cx);
    }

    @Override
    final String handing() {
        throw new IllegalStateException("an async block waits at awaits only");
    }

    /** Drops the awaited future, then unwinds the body; what that throws is thrown from here. */
    @Override
    public final void drop() {
        unwind();
    }
}
