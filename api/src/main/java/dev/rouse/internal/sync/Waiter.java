package dev.rouse.internal.sync;

import dev.rouse.Waker;
import dev.rouse.internal.future.Spent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One who waits in a {@link WaiterQueue}: the links, the waker and the phase of a future that
 * extends this, so that waiting allocates nothing beside the future.
 *
 * <pre>{@code
 *       1            2             4
 * NEW -----> QUEUED -----> GRANTED -----> COMPLETED
 *  |            |     2             4         ^
 *  |            +--------> CLOSED ------------+
 *  |     3
 *  +-----------> GRANTED, CLOSED or COMPLETED
 *
 * any but COMPLETED ------> DROPPED
 *                      5
 * }</pre>
 *
 * <ol>
 *   <li>the future's poll finds that it has to wait; under the lock
 *   <li>another party gives it what it waits for, or closes; under the lock
 *   <li>the first poll need not wait; under the lock, unless it completes at once
 *   <li>a poll hands the result out
 *   <li>the future is dropped: it leaves the queue, or hands on what it was given; under the lock
 * </ol>
 *
 * <p><b>Memory.</b> Only step 2 is taken by others, under the lock, and the phase is the last that
 * it writes here, with release. So the owner may find GRANTED without the lock, with acquire, and
 * need not take it to learn of its luck. Everything else it looks for under the lock, except NEW,
 * COMPLETED and DROPPED, which it wrote itself. From step 2 on, {@link #next} and {@link #waker}
 * belong to the thread that took it.
 */
public abstract class Waiter {

    /** Where a waiter is on its way. */
    public enum Phase {
        /** Not polled so far, or only when there was no budget. */
        NEW,
        /** In the queue. */
        QUEUED,
        /** Out of the queue with what it waited for, and not polled since. */
        GRANTED,
        /** Out of the queue with nothing, because the primitive was closed. */
        CLOSED,
        /** The future has handed out its result. */
        COMPLETED,
        /** The future was dropped. */
        DROPPED
    }

    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(Waiter.class, "phase", Phase.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    Phase phase = Phase.NEW;
    @Nullable Waiter previous;
    @Nullable Waiter next;
    @Nullable Waker waker;

    /** Makes a waiter that is in no queue. */
    protected Waiter() {}

    /**
     * Refuses to be polled after the end.
     *
     * @throws IllegalStateException if the future has completed or was dropped
     */
    protected final void checkNotEnded() {
        if (phase == Phase.COMPLETED) {
            throw Spent.polledAfterCompletion(this);
        }
        if (phase == Phase.DROPPED) {
            throw Spent.polledAfterDrop(this);
        }
    }

    /**
     * Tells whether the future has completed or was dropped; for its owner.
     *
     * @return true after the end
     */
    protected final boolean hasEnded() {
        return phase == Phase.COMPLETED || phase == Phase.DROPPED;
    }

    final Phase phaseAcquire() {
        return (Phase) PHASE.getAcquire(this);
    }

    final void phaseRelease(Phase next) {
        PHASE.setRelease(this, next);
    }

    /** Ends the future, which hands out its result now; step 3 or 4, by the owner. */
    protected final void complete() {
        phase = Phase.COMPLETED;
    }

    /** Names the future and its phase. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + phase + "]";
    }
}
