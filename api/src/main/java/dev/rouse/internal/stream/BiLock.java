package dev.rouse.internal.stream;

import dev.rouse.Waker;
import dev.rouse.internal.sync.Wakes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A lock for two, each of which holds it for part of a poll only; who finds it held is pending and
 * woken when it is free.
 *
 * <p><b>State.</b> One reference:
 *
 * <pre>{@code
 *        1 tryLock                2 tryLock of the other
 * null ------------> HELD -----------------------------> its waker --+
 *  ^                  |                                    |   ^     | 2 with another waker
 *  +------------------+------------------------------------+   +-----+
 *        3 unlock, which wakes the waker
 * }</pre>
 *
 * <p>A waker there is always of the one who does not hold the lock, for there are only two.
 * <b>Memory.</b> All transitions are read-modify-writes, hence in one order: who locks sees all
 * that was done before the last unlock. Compare the {@code BiLock} of futures-rs.
 */
public final class BiLock {

    private enum Mark {
        HELD
    }

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(BiLock.class, "state", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through STATE only
    private @Nullable Object state;

    /** Makes a lock that is free. */
    public BiLock() {}

    /**
     * Takes the lock, or leaves a waker to be woken when it is free.
     *
     * @param latest the waker of the poll
     * @return whether the caller holds the lock now
     */
    public boolean tryLock(Waker latest) {
        for (; ; ) {
            Object now = stateAcquire();
            if (now == null ? stateCas(null, Mark.HELD) : stateCas(now, latest)) {
                return now == null;
            }
        }
    }

    /** Gives the lock back. */
    public void unlock() {
        Object now = STATE.getAndSet(this, (Object) null);
        if (now instanceof Waker waiting) {
            Wakes.wake(waiting);
        }
    }

    private @Nullable Object stateAcquire() {
        return STATE.getAcquire(this);
    }

    private boolean stateCas(@Nullable Object expected, Object next) {
        return STATE.compareAndSet(this, expected, next);
    }

    @Override
    public String toString() {
        Object now = stateAcquire();
        return "BiLock[" + (now == null ? "free" : now == Mark.HELD ? "held" : "wanted") + "]";
    }
}
