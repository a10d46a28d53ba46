package dev.rouse.internal.sync;

import dev.rouse.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits and those who wait for some: what semaphores, mutexes and the capacity of
 * channels are made of.
 *
 * <p><b>Fair.</b> Who waits is served in the order of first polls. Permits that come go to the one
 * in front until it has all it wants, so one that wants many is not overtaken for ever by those
 * that want few, and nothing is free while anybody waits.
 *
 * <p><b>State.</b> One word: the number of free permits, and two flags.
 *
 * <pre>{@code
 * bit 63 ............ 2    1        0
 * free permits             WAITERS  CLOSED
 *
 *            1 take, 2 give, 3 forget
 *                 +-----+
 *                 v     |          4 a first waiter
 *           free >= 0 --+ ----------------------------> WAITERS, free = 0 --+
 *                 |       <----------------------------     |         ^     | 5 give,
 *                 |  7 close      6 the last waiter leaves  | 7 close +-----+ waiters remain
 *                 v                                         |
 *           CLOSED, free >= 0  <----------------------------+
 *                 |     ^
 *                 +-----+  2 give
 * }</pre>
 *
 * <p>Steps 1, 2 and 3 are one compare-and-set each and need no lock: with WAITERS set there is
 * nothing to take, and giving goes to the one in front. Steps 4 to 7 hold the monitor of the queue.
 * WAITERS is set exactly while the queue is not empty, CLOSED excludes WAITERS.
 *
 * <p><b>No permit is lost.</b> A waiter that is dropped gives back what it has got so far, under
 * the same lock in which it leaves the queue; one that was granted everything and not polled since
 * gives back all of it. Either goes to the next in line at once.
 *
 * <p><b>Memory.</b> Each step is a compare-and-set of the word or, under the lock, an exchange of
 * the monitor, so whoever takes a permit sees what the one wrote who gave it.
 */
public class Permits {

    /** What {@link #tryTakeFree} came to. */
    public enum Taking {
        /** The permits are the caller's. */
        TAKEN,
        /** There are not enough, or others wait. */
        NOT_ENOUGH,
        /** No more permits are given out. */
        CLOSED
    }

    private static final long CLOSED = 1;
    private static final long WAITERS = 2;
    private static final int FREE_SHIFT = 2;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Permits.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings({"unused", "FieldMayBeFinal"}) // through STATE only
    private long state;

    private final WaiterQueue queue;
    private final @Nullable FuturelockWatch watch;

    /**
     * Makes permits that nobody waits for.
     *
     * @param free how many there are; not negative
     * @param watch what watches over those that are granted, or null
     */
    public Permits(int free, @Nullable FuturelockWatch watch) {
        this.state = (long) free << FREE_SHIFT;
        this.watch = watch;
        this.queue = new WaiterQueue(watch);
        if (watch != null) {
            watch.watch(this);
        }
    }

    // ---- without waiting ----

    /**
     * Takes permits if they are free.
     *
     * @param count how many; positive
     * @return whether they were taken, and if not why
     */
    public final Taking tryTakeFree(int count) {
        for (; ; ) {
            long seen = stateAcquire();
            if ((seen & CLOSED) != 0) {
                return Taking.CLOSED;
            }
            if (free(seen) < count) {
                return Taking.NOT_ENOUGH;
            }
            if (stateCas(seen, seen - bits(count))) {
                return Taking.TAKEN;
            }
        }
    }

    /** Tells whether {@link #tryTakeFree} would find enough just now. */
    final boolean hasFree(int count) {
        long seen = stateAcquire();
        return (seen & CLOSED) == 0 && free(seen) >= count;
    }

    /**
     * Gives permits back, or new ones: to those who wait, or else to whoever comes.
     *
     * @param count how many; not negative
     */
    public final void give(int count) {
        boolean given = tryGive(count, Long.MAX_VALUE);
        assert given;
    }

    /**
     * Gives permits, unless more than {@code limit} would be free then.
     *
     * @param count how many; not negative
     * @param limit how many may be free at most
     * @return false if it would be too many; nothing was given
     */
    final boolean tryGive(int count, long limit) {
        for (; ; ) {
            long seen = stateAcquire();
            if ((seen & WAITERS) != 0) {
                Waiter granted;
                synchronized (queue) {
                    handOut(count);
                    granted = queue.takeGranted();
                }
                WaiterQueue.wakeAll(granted);
                return true;
            }
            if (free(seen) > limit - count) {
                return false;
            }
            if (stateCas(seen, seen + bits(count))) {
                return true;
            }
        }
    }

    /**
     * Takes as many permits as are free, but no more than {@code count}, also when closed.
     *
     * @return how many
     */
    final int forget(int count) {
        for (; ; ) {
            long seen = stateAcquire();
            int forgotten = (int) Math.min(count, free(seen));
            if (stateCas(seen, seen - bits(forgotten))) {
                return forgotten;
            }
        }
    }

    /**
     * Closes: nobody gets a permit any more, and those who wait are told so. Giving back stays
     * possible.
     *
     * @return false if it was closed before
     */
    public final boolean shut() {
        Waiter woken;
        synchronized (queue) {
            if (isClosed()) {
                return false;
            }
            long back = 0;
            for (Waiter each; (each = queue.first()) != null; ) {
                back += partOf((PermitWaiter) each);
                queue.grant(each, Waiter.Phase.CLOSED);
            }
            leaveWaiters(back, CLOSED);
            woken = queue.takeGranted();
        }
        WaiterQueue.wakeAll(woken);
        return true;
    }

    /**
     * Tells whether {@link #shut} was called.
     *
     * @return true from then on
     */
    public final boolean isClosed() {
        return (stateAcquire() & CLOSED) != 0;
    }

    /**
     * Counts the free permits.
     *
     * @return how many there are just now; zero while anybody waits
     */
    public final long free() {
        return free(stateAcquire());
    }

    /**
     * Tells whether it is closed and all of {@code total} permits are back, so that nothing changes
     * any more.
     *
     * @param total how many there are in all
     * @return true from then on
     */
    public final boolean isClosedAndIdle(int total) {
        long seen = stateAcquire();
        return (seen & CLOSED) != 0 && free(seen) >= total;
    }

    /**
     * Counts those who wait.
     *
     * @return how many there are just now
     */
    public final int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    // ---- waiting ----

    /** Stands in line, or takes what is free; for {@link PermitWaiter#pollPermits}. */
    final Waiter.Phase await(PermitWaiter waiter, Waker waker) {
        Waiter.Phase phase;
        synchronized (queue) {
            switch (waiter.phase) {
                case NEW -> takeOrQueue(waiter, waker);
                case QUEUED -> waiter.waker = waker;
                default -> {}
            }
            phase = waiter.phase;
        }
        if (watch != null && phase == Waiter.Phase.QUEUED) {
            watch.check(this);
        }
        return phase;
    }

    /** Takes what is there, and waits for the rest. */
    private void takeOrQueue(PermitWaiter waiter, Waker waker) {
        for (; ; ) {
            long seen = stateAcquire();
            if ((seen & CLOSED) != 0) {
                waiter.phase = Waiter.Phase.CLOSED;
                return;
            }
            int taken = (int) Math.min(waiter.missing, free(seen));
            boolean satisfied = taken == waiter.missing;
            if (stateCas(seen, seen - bits(taken) | (satisfied ? 0 : WAITERS))) {
                waiter.missing -= taken;
                if (satisfied) {
                    waiter.phase = Waiter.Phase.GRANTED;
                } else {
                    queue.add(waiter, waker);
                }
                return;
            }
        }
    }

    /**
     * Ends a waiter whose future is dropped: it leaves the queue, and what it got goes on.
     *
     * @param waiter one that has not ended, or has
     * @return false if it had ended before, so that nothing happened
     */
    protected final boolean cancel(PermitWaiter waiter) {
        if (waiter.hasEnded()) {
            return false;
        }
        Waiter granted;
        synchronized (queue) {
            switch (waiter.phase) {
                case QUEUED -> {
                    queue.remove(waiter);
                    handOut(partOf(waiter));
                }
                case GRANTED -> {
                    waiter.phase = Waiter.Phase.DROPPED;
                    handOut(waiter.wanted);
                }
                default -> waiter.phase = Waiter.Phase.DROPPED;
            }
            granted = queue.takeGranted();
        }
        settled(waiter);
        WaiterQueue.wakeAll(granted);
        return true;
    }

    /** Tells the watch, if there is one, that a granted waiter has been looked after. */
    final void settled(PermitWaiter waiter) {
        if (watch != null) {
            watch.settled(waiter);
        }
    }

    private static int partOf(PermitWaiter waiter) {
        return waiter.wanted - waiter.missing;
    }

    /** Under the lock: gives to those in front, and what is left to whoever comes. */
    private void handOut(int count) {
        int left = count;
        for (Waiter front; left > 0 && (front = queue.first()) != null; ) {
            PermitWaiter waiter = (PermitWaiter) front;
            int given = Math.min(left, waiter.missing);
            waiter.missing -= given;
            left -= given;
            if (waiter.missing == 0) {
                queue.grant(waiter, Waiter.Phase.GRANTED);
            }
        }
        if (queue.first() == null) {
            leaveWaiters(left, 0);
        }
    }

    /** Under the lock, with an empty queue: there are no WAITERS (any more), and some more free. */
    private void leaveWaiters(long more, long flag) {
        for (; ; ) {
            long seen = stateAcquire();
            if (stateCas(seen, (seen & ~WAITERS) + (more << FREE_SHIFT) | flag)) {
                return;
            }
        }
    }

    // ---- the word ----

    private static long free(long word) {
        return word >>> FREE_SHIFT;
    }

    private static long bits(int count) {
        return (long) count << FREE_SHIFT;
    }

    private long stateAcquire() {
        return (long) STATE.getAcquire(this);
    }

    private boolean stateCas(long expected, long next) {
        return STATE.compareAndSet(this, expected, next);
    }

    /** Says how many permits are free, whether any wait, and whether it is closed. */
    final String describe() {
        long seen = stateAcquire();
        return free(seen)
                + " free"
                + ((seen & WAITERS) != 0 ? ", " + waiting() + " waiting" : "")
                + ((seen & CLOSED) != 0 ? ", closed" : "");
    }
}
