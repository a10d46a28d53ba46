package dev.rouse.async;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.async.DropSignal;
import dev.rouse.internal.async.DroppingContext;
import dev.rouse.internal.future.Rethrow;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * The state machine that a compiled async block is: where it is, what it awaits, and in the
 * generated subclass what is live across that await.
 *
 * <pre>{@code
 *     1            2
 * 0 -----> running -----> n (suspended at its n-th await)
 * |          |  ^    3    |
 * |          |  +---------+
 * | 5      4 |            | 5
 * |          v            v
 * |       COMPLETED    running, dropping
 * |                       |
 * +-------> DROPPED <-----+
 * }</pre>
 *
 * <ol>
 *   <li>first poll: {@link #enter}. While the body runs the state is COMPLETED already, so that
 *       returning, throwing and polling from inside need no code of their own.
 *   <li>the awaited future is pending: {@link #suspend}
 *   <li>next poll: {@link #enter} answers n, {@link #resume} gives the awaited future back
 *   <li>the body returns or throws
 *   <li>{@link #drop}: a frame that has not begun is over at once; a suspended one is polled with a
 *       context that makes {@link #resume} drop the awaited future and throw at the await, until
 *       the body has unwound
 * </ol>
 *
 * @param <T> the type of the block's value
 */
public abstract class AsyncFrame<T extends @Nullable Object> implements Future<T> {

    /** The state of a body that has not begun. */
    public static final int START = 0;

    /** The state of a body that runs or has ended. */
    public static final int COMPLETED = -1;

    /** The state of a frame that was dropped. */
    public static final int DROPPED = -2;

    /** The singleton to compare answers with. */
    public static final Poll<?> PENDING = Poll.pending();

    /** So often a body may catch the signal to unwind and await again before it is given up. */
    private static final int UNWINDS = 100;

    private int state = START;

    /** What a suspended body awaits; null while it runs. */
    private @Nullable Future<?> awaited;

    /** For generated subclasses. */
    protected AsyncFrame() {}

    /**
     * Makes another frame with the same captured values, at its start.
     *
     * @return the frame
     */
    public abstract AsyncFrame<T> fresh();

    /**
     * Says where a state's await stands in the source.
     *
     * @param suspended a state above zero
     * @return like {@code Foo.java:87}
     */
    protected abstract String where(int suspended);

    /**
     * Begins or goes on with the body.
     *
     * @return the state to go on from: zero, n, or one of the two ends, which {@link #ended}
     *     explains
     */
    public final int enter() {
        int from = state;
        if (from >= START) {
            state = COMPLETED;
        }
        return from;
    }

    /**
     * Makes the exception for a poll that {@link #enter} has refused.
     *
     * @return what to throw
     */
    public final RuntimeException ended() {
        return state == DROPPED ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
    }

    /**
     * Suspends the body.
     *
     * @param future what it awaits
     * @param suspended the number of the await
     * @return pending
     */
    public final Poll<T> suspend(Future<?> future, int suspended) {
        awaited = future;
        state = suspended;
        return Poll.pending();
    }

    /**
     * Gives the awaited future back to the resumed body. When the frame is being dropped, drops
     * that future instead, and gives one whose poll throws the signal to unwind.
     *
     * @param cx the context of this poll
     * @return what to poll
     */
    public final Future<?> resume(Context cx) {
        Future<?> future = awaited;
        awaited = null;
        if (future == null) {
            throw new IllegalStateException("resumed without having been suspended");
        }
        return cx == DroppingContext.INSTANCE ? DropSignal.unwinding(future) : future;
    }

    /**
     * Takes the value out of an answer that is not {@link #PENDING}.
     *
     * @param polled the answer of an awaited future
     * @return its value
     */
    public static @Nullable Object value(Poll<?> polled) {
        if (polled instanceof Poll.Ready<?> ready) {
            return ready.value();
        }
        throw new IllegalStateException(
                "the poll of an awaited future answered null; answer Poll.ready(value) or"
                        + " Poll.pending()");
    }

    /** Drops the awaited future, then unwinds the body; what that throws is thrown from here. */
    @Override
    public final void drop() {
        if (state <= START) {
            if (state == START) {
                state = DROPPED;
            }
            return;
        }
        try {
            for (int i = 0; i < UNWINDS; i++) {
                if (poll(DroppingContext.INSTANCE) != PENDING) {
                    return;
                }
            }
            throw new IllegalStateException(
                    "an async block that was dropped catches Throwable and awaits again, for ever: "
                            + this);
        } catch (DropSignal unwound) {
            // The body is over, as it should be.
        } catch (Throwable thrown) {
            throw Rethrow.unchecked(thrown);
        } finally {
            state = DROPPED;
            awaited = null;
        }
    }

    /** Says where the body waits and for what, or that it does not. */
    @Override
    public final String toString() {
        int current = state;
        return current > START
                ? where(current) + " awaiting " + awaited
                : getClass().getName()
                        + (current == START
                                ? "[not started]"
                                : current == COMPLETED ? "[running or completed]" : "[dropped]");
    }
}
