package dev.rouse.internal.sync;

import dev.rouse.Future;
import dev.rouse.sync.Permit;
import dev.rouse.sync.Semaphore;
import dev.rouse.sync.SemaphoreClosedException;
import org.jspecify.annotations.Nullable;

/** Behind {@link Semaphore}: checks arguments and makes the objects that hold {@link Permits}. */
public final class SemaphoreCell extends Permits implements Semaphore {

    SemaphoreCell(int permits, @Nullable FuturelockWatch watch) {
        super(notNegative(permits), watch);
    }

    /**
     * Makes a semaphore.
     *
     * @param permits how many there are
     * @return the semaphore
     */
    public static Semaphore create(int permits) {
        return new SemaphoreCell(permits, FuturelockWatch.ifDebugging());
    }

    @Override
    public Future<Permit> acquire() {
        return new Acquire(this, 1);
    }

    @Override
    public Future<Permit> acquireMany(int permits) {
        return new Acquire(this, positive(permits));
    }

    @Override
    public @Nullable Permit tryAcquire() {
        return takeNow(1) ? Acquire.taken(this, 1) : null;
    }

    @Override
    public @Nullable Permit tryAcquireMany(int permits) {
        return takeNow(positive(permits)) ? Acquire.taken(this, permits) : null;
    }

    @Override
    public boolean tryTake(int permits) {
        return takeNow(positive(permits));
    }

    private boolean takeNow(int permits) {
        return switch (tryTakeFree(permits)) {
            case TAKEN -> true;
            case NOT_ENOUGH -> false;
            case CLOSED -> throw closedException();
        };
    }

    @Override
    public void addPermits(int permits) {
        if (!tryGive(notNegative(permits), MAX_PERMITS)) {
            throw new IllegalArgumentException(
                    "more than "
                            + MAX_PERMITS
                            + " permits would be free in "
                            + this
                            + " with "
                            + permits
                            + " more");
        }
    }

    @Override
    public int forgetPermits(int permits) {
        return forget(notNegative(permits));
    }

    @Override
    public int availablePermits() {
        return (int) Math.min(free(), MAX_PERMITS);
    }

    @Override
    public void close() {
        shut();
    }

    SemaphoreClosedException closedException() {
        return new SemaphoreClosedException(this + " is closed and gives out no permits");
    }

    private static int positive(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("at least one permit, not " + permits);
        }
        return permits;
    }

    private static int notNegative(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("the number of permits is negative: " + permits);
        }
        return permits;
    }

    /** Says how many permits are free, whether any wait, and whether it is closed. */
    @Override
    public String toString() {
        return "Semaphore[" + describe() + "]";
    }
}
