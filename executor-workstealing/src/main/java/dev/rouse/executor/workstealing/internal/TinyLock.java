package dev.rouse.executor.workstealing.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for what is nearly always used by one worker alone, for a few stores at a time: its timers
 * and its list of waiting tasks.
 *
 * <p>Taking it costs one compare-and-set, giving it back one store. Who finds it taken spins for a
 * moment and then lets other threads run, since the holder may have lost its processor. It is not
 * reentrant, not fair, and no code of users runs under it.
 */
final class TinyLock {

    private static final int SPINS = 64;

    private static final VarHandle HELD;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(TinyLock.class, "held", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through HELD only
    private int held;

    void lock() {
        if (!HELD.compareAndSet(this, 0, 1)) {
            lockContended();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the holder may need this processor
    private void lockContended() {
        int spins = 0;
        do {
            if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        } while ((int) HELD.getAcquire(this) != 0 || !HELD.compareAndSet(this, 0, 1));
    }

    void unlock() {
        HELD.setRelease(this, 0);
    }
}
