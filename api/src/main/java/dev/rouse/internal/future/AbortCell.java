package dev.rouse.internal.future;

import dev.rouse.AbortHandle;
import dev.rouse.Waker;
import dev.rouse.internal.sync.Wakes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link AbortHandle} and its future share, in one reference whose value is the state:
 *
 * <pre>{@code
 * UNUSED ----1----> null <---2,3---> a waker
 *   |                |                  |
 *   +-------4--------+--------4---------+----> ABORTED
 * }</pre>
 *
 * <ol>
 *   <li>{@link #claim}: the handle has got its future; from ABORTED nothing changes, and the second
 *       claim is refused by {@link #claimed}
 *   <li>{@link #register}: the future waits
 *   <li>{@link #unregister}: the future has ended, so that the handle does not keep its task
 *   <li>{@link #abort}: wakes the waker it finds
 * </ol>
 *
 * <p><b>Memory.</b> Every step is a read-modify-write of {@link #place}, so steps have one order.
 * Either {@code register} finds ABORTED or {@code abort} finds the waker: no abort is missed.
 */
public final class AbortCell implements AbortHandle {

    private enum Mark implements Waker {
        UNUSED,
        ABORTED;

        @Override
        public void wake() {}
    }

    private static final VarHandle PLACE;
    private static final VarHandle CLAIMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PLACE = lookup.findVarHandle(AbortCell.class, "place", Waker.class);
            CLAIMED = lookup.findVarHandle(AbortCell.class, "claimed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through PLACE only
    private @Nullable Waker place = Mark.UNUSED;

    @SuppressWarnings("unused") // through CLAIMED only
    private boolean claimed;

    /** Makes a handle without a future. */
    public AbortCell() {}

    /**
     * Makes this the handle of a future.
     *
     * @throws IllegalStateException if it is the handle of another one already
     */
    public void claim() {
        if (!claimedCas()) {
            throw new IllegalStateException(
                    "this AbortHandle belongs to a future already; make one for each future");
        }
        placeCas(Mark.UNUSED, null);
    }

    /**
     * Keeps {@code latest} to be woken by an abort.
     *
     * @param latest the waker of the current poll
     * @return false if the future is to end instead of waiting
     */
    public boolean register(Waker latest) {
        for (; ; ) {
            Waker found = placeAcquire();
            if (found == Mark.ABORTED) {
                return false;
            }
            if (found == latest || placeCas(found, latest)) {
                return true;
            }
        }
    }

    /** Lets go of the waker, because nobody waits any more. */
    public void unregister() {
        Waker found = placeAcquire();
        if (found != null && found != Mark.ABORTED) {
            placeCas(found, null); // fails only if aborted in between, which is as good
        }
    }

    @Override
    public void abort() {
        Waker found = placeSwap(Mark.ABORTED);
        if (found != null) {
            Wakes.wake(found);
        }
    }

    @Override
    public boolean isAborted() {
        return placeAcquire() == Mark.ABORTED;
    }

    private @Nullable Waker placeAcquire() {
        return (Waker) PLACE.getAcquire(this);
    }

    private boolean placeCas(@Nullable Waker expected, @Nullable Waker next) {
        return PLACE.compareAndSet(this, expected, next);
    }

    private @Nullable Waker placeSwap(Waker next) {
        return (Waker) PLACE.getAndSet(this, next);
    }

    private boolean claimedCas() {
        return CLAIMED.compareAndSet(this, false, true);
    }

    /** Says which of the four states it is in. */
    @Override
    public String toString() {
        Waker found = placeAcquire();
        return "AbortHandle["
                + (found == null ? "idle" : found instanceof Mark mark ? mark.name() : "waiting")
                + "]";
    }
}
