package dev.rouse.executor.single.internal;

import dev.rouse.Waker;
import dev.rouse.time.Timer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One registration in a {@link TimerWheel}.
 *
 * <pre>{@code
 *           1
 * WAITING -----> FIRED
 *    |      2
 *    +---------> CANCELLED
 * }</pre>
 *
 * <ol>
 *   <li>the driver, at the deadline
 *   <li>{@link #cancel}, from any thread
 * </ol>
 *
 * <p>Both are compare-and-sets, so exactly one happens. The other fields are the driver's.
 */
final class TimerEntry implements Timer.Registration {

    private static final int WAITING = 0;
    private static final int FIRED = 1;
    private static final int CANCELLED = 2;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(TimerEntry.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through STATE only
    private int state = WAITING;

    final long deadlineNanos;
    private final TimerWheel wheel;

    /** Null from the moment it has been taken to be woken, or cancelled. */
    private @Nullable Waker waker;

    /** The list this entry is linked in, while its tick has not begun; else null. */
    @Nullable TimerTick tick;

    @Nullable TimerEntry previous;
    @Nullable TimerEntry next;

    TimerEntry(long deadlineNanos, Waker waker, TimerWheel wheel) {
        this.deadlineNanos = deadlineNanos;
        this.waker = waker;
        this.wheel = wheel;
    }

    /** Gives the waker if the deadline comes first; null if the entry was cancelled. */
    @Nullable Waker fire() {
        if (!stateCas(WAITING, FIRED)) {
            return null;
        }
        Waker fired = waker;
        waker = null;
        return fired;
    }

    @Override
    public boolean cancel() {
        if (!stateCas(WAITING, CANCELLED)) {
            return false;
        }
        waker = null;
        wheel.remove(this);
        return true;
    }

    boolean isWaiting() {
        return (int) STATE.getAcquire(this) == WAITING;
    }

    private boolean stateCas(int expected, int next) {
        return STATE.compareAndSet(this, expected, next);
    }

    @Override
    public String toString() {
        int current = (int) STATE.getAcquire(this);
        return "TimerEntry["
                + (current == WAITING ? "waiting" : current == FIRED ? "fired" : "cancelled")
                + ", "
                + deadlineNanos
                + " ns]";
    }
}
