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
 * The state machine that a compiled block is: where it is, what it awaits, and in the generated
 * subclass what is live across that place.
 *
 * <pre>{@code
 *     1            2
 * 0 -----> running -----> n (suspended at its n-th await, emit or yield)
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
 *   <li>first poll or resume: {@link #enter}. While the body runs the state is COMPLETED already,
 *       so that returning, throwing and polling from inside need no code of their own.
 *   <li>the awaited future is pending, or a value is handed out: {@link #suspendAt}
 *   <li>next poll or resume: {@link #enter} answers n; then {@link #takeAwaited} gives the awaited
 *       future back, or {@link #goOn} lets a body pass that has handed out a value
 *   <li>the body returns or throws; the generated {@code poll} lets go of the captured values then,
 *       and a running body has taken out all else
 *   <li>{@link #unwind}: a frame that has not begun is over at once; a suspended one drops what it
 *       awaits and goes on with something in its place that throws where the body is, until the
 *       body has unwound; then {@link #release}
 * </ol>
 *
 * <p><b>Threads.</b> Plain fields: whoever owns the block orders the calls.
 */
public abstract sealed class Frame permits AsyncFrame, StreamFrame, GeneratorFrame {

    /** The state of a body that has not begun. */
    public static final int START = 0;

    /** The state of a body that runs or has ended. */
    public static final int COMPLETED = -1;

    /** The state of a frame that was dropped. */
    public static final int DROPPED = -2;

    /** The singleton to compare the answers of awaited futures with. */
    public static final Poll<?> PENDING = Poll.pending();

    /** So often a body may catch the signal to unwind and suspend again before it is given up. */
    private static final int UNWINDS = 100;

    private int state = START;

    /** What a suspended body awaits; null while it runs, and at an emit or yield. */
    private @Nullable Future<?> awaited;

    Frame() {}

    /**
     * Says where a state stands in the source.
     *
     * @param suspended a state above zero
     * @return like {@code Foo.java:87}
     */
    protected abstract String where(int suspended);

    /** Says what a suspended body does that awaits nothing. */
    abstract String handing();

    /**
     * Lets go of everything that is kept for the body. A frame that keeps no references has nothing
     * to do.
     */
    protected void release() {}

    /** Runs the body to its next suspension or its end, with a context if it takes one. */
    abstract void advance(Context cx) throws Exception;

    /**
     * Begins or goes on with the body.
     *
     * @return the state to go on from: zero or n
     * @throws IllegalStateException if the body runs or has ended, or the frame was dropped
     */
    public final int enter() {
        int from = state;
        if (from < START) {
            throw ended();
        }
        state = COMPLETED;
        return from;
    }

    /** Makes the exception for a frame whose state is one of the two ends. */
    RuntimeException ended() {
        return isDropped() ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
    }

    final boolean isDropped() {
        return state == DROPPED;
    }

    /** Suspends the body at its n-th place, for a future or, at an emit or yield, for nothing. */
    final void suspendAt(int suspended, @Nullable Future<?> future) {
        awaited = future;
        state = suspended;
    }

    /**
     * Gives the awaited future back to the resumed body. When the frame is being dropped, gives one
     * whose poll throws the signal to unwind.
     *
     * @return what to poll
     */
    public final Future<?> takeAwaited() {
        Future<?> future = awaited;
        awaited = null;
        if (future == null) {
            throw new IllegalStateException("resumed without having been suspended");
        }
        return future;
    }

    /**
     * Lets a body pass that has handed out a value. When the frame is being dropped, throws the
     * signal to unwind.
     */
    public final void goOn() {
        if (awaited != null) { // it awaited nothing, so this is what unwind has put there
            awaited = null;
            throw DropSignal.signal();
        }
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

    /** Ends the block: drops what it awaits, then unwinds the body; what that throws is thrown. */
    final void unwind() {
        if (state <= START) {
            if (state == START) {
                state = DROPPED;
                release();
            }
            return;
        }
        try {
            for (int i = 0; i < UNWINDS; i++) {
                dropAwaited();
                advance(DroppingContext.INSTANCE);
                if (state == COMPLETED) {
                    return;
                }
            }
            throw new IllegalStateException(
                    "a block that was dropped catches Throwable and is suspended again, for ever: "
                            + this);
        } catch (DropSignal unwound) {
            // The body is over, as it should be.
        } catch (Throwable thrown) {
            throw Rethrow.unchecked(thrown);
        } finally {
            state = DROPPED;
            awaited = null;
            release();
        }
    }

    /**
     * Drops what is awaited, if anything is, and puts there what throws the signal. The state says
     * meanwhile that the body runs, so that the drop may come back to this frame.
     */
    private void dropAwaited() {
        int suspended = state;
        Future<?> future = awaited;
        state = COMPLETED;
        awaited = null;
        awaited = DropSignal.unwinding(future);
        state = suspended;
    }

    /** Says where the body waits and for what, or that it does not. */
    @Override
    public final String toString() {
        int current = state;
        if (current > START) {
            return where(current) + " " + (awaited == null ? handing() : "awaiting " + awaited);
        }
        return getClass().getName()
                + (current == START
                        ? "[not started]"
                        : current == COMPLETED ? "[running or completed]" : "[dropped]");
    }
}
