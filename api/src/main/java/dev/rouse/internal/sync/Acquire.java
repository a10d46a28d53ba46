package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.sync.Permit;

/**
 * Behind {@link dev.rouse.sync.Semaphore#acquire}: the future, its place in the line, and, once it
 * has completed, the permits that it answers with. One object is all three, so an acquire that
 * waits allocates no more than one that does not. The JIT does without that one where {@code
 * tryAcquire} and {@code close} stand in one method, see {@link Guard#heldGiveUp}.
 */
final class Acquire extends PermitWaiter implements Future<Permit>, Permit {

    private final SemaphoreCell semaphore;

    /** How many permits this holds; who changes that later on has the monitor of this. */
    private int held;

    Acquire(SemaphoreCell semaphore, int wanted) {
        super(wanted);
        this.semaphore = semaphore;
    }

    /** Gives a holder of permits that have been taken already. */
    static Acquire taken(SemaphoreCell semaphore, int permits) {
        Acquire holder = new Acquire(semaphore, permits);
        holder.complete();
        holder.held = permits;
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
        held = wanted;
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
        Math.addExact(held, acquire.held); // or throws, before any of them moves
        int moved = acquire.heldTake(Integer.MAX_VALUE);
        if (!heldAdd(moved)) {
            semaphore.give(moved); // this was closed meanwhile
        }
    }

    @Override
    public Permit split(int permits) {
        if (permits < 1 || permits > held) {
            throw new IllegalArgumentException("cannot split " + permits + " off " + this);
        }
        return taken(semaphore, heldTake(permits));
    }

    @Override
    public void forget() {
        heldTake(Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        int back = heldTake(Integer.MAX_VALUE);
        if (back > 0) {
            semaphore.give(back);
        }
    }

    /** Gives as many as there are, and not more than {@code most}, to one caller. */
    private synchronized int heldTake(int most) {
        int taken = Math.min(held, most);
        held -= taken;
        return taken;
    }

    private synchronized boolean heldAdd(int more) {
        boolean isOpen = held > 0;
        held += isOpen ? more : 0;
        return isOpen;
    }

    /** Says how far the future is and, once it has completed, how many permits are held. */
    @Override
    public String toString() {
        return held > 0 ? "Permit[" + held + "]" : super.toString();
    }
}
