package dev.rouse.internal.sync;

import dev.rouse.Context;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Lock}, {@link ReadLock} and {@link WriteLock} have in common: a future, its place in
 * the line, and, once it has completed, the guard that it answers with.
 *
 * <p><b>Memory.</b> A guard passes to another thread only as the holder passes it on, so plain
 * accesses see what was done with it before; two that close it at once have the monitor.
 *
 * @param <T> the type of the guarded value
 */
abstract class Guard<T extends @Nullable Object> extends PermitWaiter {

    final Guarded<T> lock;

    /** Whether this guard holds the lock; who ends that has the monitor of this. */
    private boolean held;

    Guard(Guarded<T> lock, int wanted) {
        super(wanted);
        this.lock = lock;
    }

    /** Becomes the guard of a lock that has been taken already. */
    final void take() {
        complete();
        held = true;
    }

    /** Polls for the lock; true once it is held. */
    final boolean pollLock(Context cx) {
        if (pollPermits(lock, cx) == null) {
            return false;
        }
        held = true;
        return true;
    }

    public final void drop() {
        lock.cancel(this);
    }

    public final T get() {
        checkHeld();
        return lock.value();
    }

    final void checkHeld() {
        if (!held) {
            throw closed();
        }
    }

    final IllegalStateException closed() {
        return new IllegalStateException(
                "the guard was closed, so the value of " + lock + " may be another's now");
    }

    public final void close() {
        if (heldGiveUp()) {
            lock.give(wanted);
        }
    }

    /**
     * Ends the guard; true for the one call that has to see to the permits. With a monitor and not
     * with an exchange: it costs as much, and the JIT leaves it out, and then the whole guard,
     * where that is closed by the method that took it.
     */
    final synchronized boolean heldGiveUp() {
        boolean was = held;
        held = false;
        return was;
    }

    /** Says how far the future is and, once it has completed, whether the guard is open. */
    @Override
    public final String toString() {
        return held ? guardName() + "[locked]" : super.toString();
    }

    /** What it is called once it is a guard. */
    String guardName() {
        return getClass().getSimpleName();
    }

    /** Gives the answer of a poll. */
    static <G> Poll<G> answer(boolean locked, G guard) {
        return locked ? Poll.ready(guard) : Poll.pending();
    }
}
