package dev.rouse.async;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a stream's block; its states are those of {@link Frame}.
 *
 * <p>An emit asks for no budget, not even in a loop: it ends the poll, so no poll is longer for it.
 * Whoever polls again and again in one poll of its own asks there, as an await in a loop does.
 *
 * @param <T> the type of the values
 */
public abstract non-sealed class StreamFrame<T extends @Nullable Object> extends Frame
        implements Stream<T> {

    /** What the poll answers in which the body returns. */
    public static final PollNext<?> DONE = PollNext.done();

    /** For generated subclasses. */
    protected StreamFrame() {}

    /**
     * Makes another frame with the same captured values, at its start.
     *
     * @return the frame
     */
    public abstract StreamFrame<T> fresh();

    /**
     * Suspends the body at an await.
     *
     * @param future what it awaits
     * @param suspended the number of the await
     * @return pending
     */
    public final PollNext<T> suspend(Future<?> future, int suspended) {
        suspendAt(suspended, future);
        return PollNext.pending();
    }

    /**
     * Suspends the body at an emit. The value is not kept.
     *
     * @param value what it emits
     * @param suspended the number of the emit
     * @return an item with the value
     */
    public final PollNext<T> emit(T value, int suspended) {
        suspendAt(suspended, null);
        return PollNext.item(value);
    }

    @Override
    final void advance(Context cx) throws Exception {
        pollNext(cx);
    }

    @Override
    final String handing() {
        return "emitting";
    }

    /** Drops the awaited future if any, then unwinds the body; what that throws is thrown. */
    @Override
    public final void drop() {
        unwind();
    }
}
