package dev.rouse.internal.sync;

import dev.rouse.Waker;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one primitive, first come first: a list through the {@link Waiter}s
 * themselves, and the lock that guards it.
 *
 * <p>Entering, leaving from wherever it is, and being granted take constant time and allocate
 * nothing. The pattern of every caller:
 *
 * <pre>{@code
 * Waiter granted;
 * synchronized (queue) {
 *     ... queue.grant(waiter, GRANTED) ...
 *     granted = queue.takeGranted();
 * }
 * WaiterQueue.wakeAll(granted);
 * }</pre>
 *
 * <p><b>Wakers run after the lock is released,</b> so they may call back into the primitive. The
 * granted ones are chained through {@link Waiter#next}, which is theirs no more: whatever their
 * owners do in the meantime, the chain stays whole. One that was dropped before its turn is woken
 * all the same, which is legal and harmless.
 *
 * <p><b>Wakers that throw</b> harm nobody: see {@link Wakes}.
 *
 * <p><b>Threads.</b> Every method but {@link #wakeAll} with this object's monitor held.
 */
public final class WaiterQueue {

    private @Nullable Waiter first;
    private @Nullable Waiter last;
    private @Nullable Waiter firstGranted;
    private @Nullable Waiter lastGranted;
    private int size;

    /** Null unless debugging; see {@link FuturelockWatch}. */
    private final @Nullable FuturelockWatch watch;

    /**
     * Makes an empty queue.
     *
     * @param watch what watches over those that are granted, or null
     */
    public WaiterQueue(@Nullable FuturelockWatch watch) {
        this.watch = watch;
    }

    /**
     * Puts a waiter at the end.
     *
     * @param waiter one that is {@link Waiter.Phase#NEW}
     * @param waker whom to wake when it is granted; null if that is to come with a later poll
     */
    void add(Waiter waiter, @Nullable Waker waker) {
        waiter.phase = Waiter.Phase.QUEUED;
        waiter.waker = waker;
        waiter.previous = last;
        if (last == null) {
            first = waiter;
        } else {
            last.next = waiter;
        }
        last = waiter;
        size++;
    }

    /** Takes a waiter out because its future is dropped. */
    void remove(Waiter waiter) {
        unlink(waiter);
        waiter.phase = Waiter.Phase.DROPPED;
        waiter.waker = null;
    }

    /**
     * Takes a waiter out because it need not wait any more, and remembers to wake it.
     *
     * @param waiter one of this queue
     * @param why {@link Waiter.Phase#GRANTED} or {@link Waiter.Phase#CLOSED}
     */
    void grant(Waiter waiter, Waiter.Phase why) {
        unlink(waiter);
        if (lastGranted == null) {
            firstGranted = waiter;
        } else {
            lastGranted.next = waiter;
        }
        lastGranted = waiter;
        if (watch != null && why == Waiter.Phase.GRANTED) {
            watch.granted(waiter, waiter.waker);
        }
        waiter.phaseRelease(why); // from here on its owner may go on
    }

    private void unlink(Waiter waiter) {
        Waiter before = waiter.previous;
        Waiter after = waiter.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        waiter.previous = null;
        waiter.next = null;
        size--;
    }

    /** Gives the one that has waited longest, or null. */
    @Nullable Waiter first() {
        return first;
    }

    /** Gives the one that came last, or null. */
    @Nullable Waiter last() {
        return last;
    }

    int size() {
        return size;
    }

    /** Gives those granted since the last call, for {@link #wakeAll} after the lock. */
    @Nullable Waiter takeGranted() {
        Waiter chain = firstGranted;
        firstGranted = null;
        lastGranted = null;
        return chain;
    }

    /** Wakes those that were granted, in order, without the lock. */
    static void wakeAll(@Nullable Waiter granted) {
        Waiter each = granted;
        while (each != null) {
            Waker waker = each.waker;
            Waiter after = each.next;
            each.waker = null;
            each.next = null;
            if (waker != null) {
                Wakes.wake(waker);
            }
            each = after;
        }
    }
}
