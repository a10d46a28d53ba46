package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.sync.Permit;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Behind {@link dev.rouse.sync.Semaphore#acquire}: the future, its place in the line, and, once it
 * has completed, the permits that it answers with. One object is all three, so an acquire that
 * waits allocates no more than one that does not.
 */
final class Acquire extends PermitWaiter implements Future<Permit>, Permit {

    private static final VarHandle HELD;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(Acquire.class, "held", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final SemaphoreCell semaphore;

    /** How many permits this holds; an exchange decides who gives them back. */
    private volatile int held;

    Acquire(SemaphoreCell semaphore, int wanted) {
        super(wanted);
        this.semaphore = semaphore;
    }

    /** Gives a holder of permits that have been taken already. */
    static Acquire taken(SemaphoreCell semaphore, int permits) {
        Acquire holder = new Acquire(semaphore, permits);
        holder.complete();
        holder.heldRelease(permits);
        return holder;
    }

    // ---- the future ----

    @Override
    public Poll<Permit> poll(Context cx) {
        Phase phase = pollPermits(semaphore, cx);
        if (phase == null) {
            return Poll.pending();
        }
        if (phase == Phase.CLOSED) {
            throw semaphore.closedException();
        }
        heldRelease(wanted);
        return Poll.ready(this);
    }

    @Override
    public void drop() {
        semaphore.cancel(this);
    }

    // ---- the permits ----

    @Override
    public int count() {
        return held;
    }

    @Override
    public void merge(Permit other) {
        requireNonNull(other, "other");
        if (!(other instanceof Acquire acquire) || acquire.semaphore != semaphore) {
            throw new IllegalArgumentException(
                    "permits of two semaphores do not merge: " + this + " and " + other);
        }
        if (acquire == this || acquire.held == 0) {
            return;
        }
        if (held == 0) {
            throw new IllegalStateException("nothing can be merged into an empty permit: " + this);
        }
        int both = Math.addExact(held, acquire.held);
        acquire.heldSwap(0);
        heldRelease(both);
    }

    @Override
    public Permit split(int permits) {
        if (permits < 1 || permits > held) {
            throw new IllegalArgumentException("cannot split " + permits + " off " + this);
        }
        heldRelease(held - permits);
        return taken(semaphore, permits);
    }

    @Override
    public void forget() {
        heldSwap(0);
    }

    @Override
    public void close() {
        int back = heldSwap(0);
        if (back > 0) {
            semaphore.give(back);
        }
    }

    private int heldSwap(int next) {
        return (int) HELD.getAndSet(this, next);
    }

    private void heldRelease(int next) {
        HELD.setRelease(this, next);
    }

    /** Says how far the future is and, once it has completed, how many permits are held. */
    @Override
    public String toString() {

        return held > 0 ? "Permit[" + held + "]" : super.toString();
    }
}
