package dev.rouse.internal.sync;

import dev.rouse.Context;
import org.jspecify.annotations.Nullable;

/** One who waits for some of the {@link Permits}. */
public abstract class PermitWaiter extends Waiter {

    /** How many it asked for; positive. */
    final int wanted;

    /** How many of them are still to come; zero from GRANTED on. */
    int missing;

    /**
     * Makes one who has asked for nothing so far.
     *
     * @param wanted how many permits it will ask for; positive
     */
    protected PermitWaiter(int wanted) {
        this.wanted = wanted;
        this.missing = wanted;
    }

    /**
     * Polls for the permits: takes them, or stands in line, or stays in line.
     *
     * @param permits where from; every time the same
     * @param cx the poll
     * @return {@link Phase#COMPLETED}: the permits are the caller's and this waiter has ended;
     *     {@link Phase#CLOSED}: they never will be, and it has ended; or {@code null} for pending
     * @throws IllegalStateException if it has ended before
     */
    protected final @Nullable Phase pollPermits(Permits permits, Context cx) {
        checkNotEnded();
        boolean proceeded = false;
        if (phase == Phase.NEW && permits.hasFree(wanted)) {
            if (!cx.tryProceed()) {
                return null;
            }
            proceeded = true;
            if (permits.tryTakeFree(wanted) == Permits.Taking.TAKEN) {
                complete();
                return Phase.COMPLETED;
            }
        }
        Phase reached = phaseAcquire();
        if (reached != Phase.GRANTED) {
            reached = permits.await(this, cx.waker());
        }
        return switch (reached) {
            case GRANTED -> proceeded || cx.tryProceed() ? granted(permits) : null;
            case CLOSED -> {
                complete();
                yield Phase.CLOSED;
            }
            default -> null;
        };
    }

    private Phase granted(Permits permits) {
        complete();
        permits.settled(this);
        return Phase.COMPLETED;
    }
}
