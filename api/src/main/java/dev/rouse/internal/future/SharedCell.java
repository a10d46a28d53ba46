package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import dev.rouse.Shared;
import dev.rouse.Waker;
import dev.rouse.WeakShared;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What the handles of a {@link Shared} future have in common: the future, its outcome, who waits,
 * and the waker the future is polled with, which wakes them all.
 *
 * <pre>{@code
 * state            means                                    goes on to
 * ---------------  ---------------------------------------  -------------------------------------
 * IDLE             nobody polls, nothing has happened       1 POLLING  3 WOKEN  5 DROPPED
 * WOKEN            nobody polls, the future can move on     1 POLLING  5 DROPPED
 * POLLING          a handle polls                           2 IDLE  3 POLLING|WOKEN  4 COMPLETE
 * POLLING|WOKEN    a handle polls what was woken meanwhile  2 WOKEN  4 COMPLETE
 * COMPLETE         the outcome is there                     -
 * DROPPED          dropped with the last handle             -
 * }</pre>
 *
 * <ol>
 *   <li>{@link #enter}: a handle begins to poll the future. One that comes meanwhile only waits.
 *   <li>{@link #leave}: that poll answered pending. If a wake came during it, all handles are woken
 *       <em>now</em>: one that had been woken at once would have found POLLING, waited again, and
 *       depended on the poller to come back, which may be dropped instead.
 *   <li>{@link #wake}: the future can move on. Outside a poll all handles are woken.
 *   <li>{@link #complete}: the outcome is there, all handles are woken.
 *   <li>{@link #release}: the last handle was dropped, so the future is.
 * </ol>
 *
 * <p><b>No wake is lost.</b> Each handle that waits is in {@link #waiting}, with its waker, before
 * it looks at the state; and a wake changes the state before it looks at the waiting. So a handle
 * that saw the state of before the wake is seen by it; one that saw the state of after it enters
 * and polls. All are woken, not one, because there is no telling which handles' owners still poll.
 *
 * <p><b>Memory.</b> State and count only change by read-modify-writes; {@link #child} belongs to
 * who is in POLLING or dropped the last handle, {@link #outcome} to all from COMPLETE on.
 *
 * @param <T> the type of the value
 */
public final class SharedCell<T extends @Nullable Object> implements Waker, WeakShared<T> {

    /** Nobody polls, and nothing has happened since the last poll. */
    static final int IDLE = 0;

    /** A handle polls the future right now. */
    static final int POLLING = 1;

    /** The future was woken since its last poll began; may stand beside POLLING. */
    static final int WOKEN = 2;

    /** The outcome is there for everybody; final. */
    static final int COMPLETE = 4;

    /** The future was dropped with its last handle; final. */
    static final int DROPPED = 8;

    private static final VarHandle STATE;
    private static final VarHandle HANDLES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(SharedCell.class, "state", int.class);
            HANDLES = lookup.findVarHandle(SharedCell.class, "handles", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through STATE only
    private int state = IDLE;

    /** How many handles have neither ended nor been dropped; never rises from zero. */
    @SuppressWarnings("unused") // through HANDLES only
    private int handles = 1;

    private @Nullable Future<T> child;
    private @Nullable Outcome<T> outcome;

    /** Who polled last; only compared, so that keeping it when it is dropped costs nothing. */
    private volatile @Nullable SharedHandle<T> driver;

    /** The handles that were polled, have not ended, and were not woken since. */
    final SharedWaiters waiting = new SharedWaiters();

    private SharedCell(Future<T> child) {
        this.child = requireNonNull(child, "child");
    }

    /**
     * Takes ownership of {@code child}.
     *
     * @param child the future to share
     * @param <T> the type of the value
     * @return the first handle
     */
    public static <T extends @Nullable Object> Shared<T> share(Future<T> child) {
        return new SharedHandle<>(new SharedCell<>(child));
    }

    // ---- what handles do ----

    /**
     * Polls the future, unless somebody else does or it has ended. The caller waits already.
     *
     * @return null if the caller has to wait
     */
    @Nullable Outcome<T> pollOrLook(SharedHandle<T> handle, Context cx) {
        if (!enter()) {
            return look();
        }
        driver = handle;
        return pollChild(handle, cx);
    }

    /** Gives the outcome if it is there. */
    @Nullable Outcome<T> look() {
        return stateAcquire() == COMPLETE ? outcome : null;
    }

    private @Nullable Outcome<T> pollChild(SharedHandle<T> handle, Context cx) {
        Poll<T> polled;
        try {
            polled = requireNonNull(child).poll(cx.withWaker(this));
            requireNonNull(polled, "the shared future answered null instead of a Poll");
        } catch (Throwable failure) {
            return complete(handle, Outcome.failure(failure));
        }
        if (polled == Poll.<T>pending()) {
            leave();
            return null;
        }
        return complete(handle, Outcome.value(((Poll.Ready<T>) polled).value()));
    }

    private boolean enter() {
        for (; ; ) {
            int now = stateAcquire();
            if (now != IDLE && now != WOKEN) {
                return false;
            }
            if (stateCas(now, POLLING)) {
                return true;
            }
        }
    }

    private void leave() {
        if (!stateCas(POLLING, IDLE)) {
            stateCas(POLLING | WOKEN, WOKEN);
            waiting.wakeAll();
        }
    }

    /** Wakes the others; the handle that has polled gives the outcome in this very poll. */
    private Outcome<T> complete(SharedHandle<T> handle, Outcome<T> end) {
        outcome = end;
        child = null;
        driver = null;
        stateSwap(COMPLETE);
        waiting.leave(handle);
        waiting.wakeAll();
        return end;
    }

    /**
     * Lets another handle take over from one that was dropped, if the future depends on it: it has
     * polled last, and what it lent, its executor's timer for one, may go with it; or it was woken
     * and has not polled since, and that wake may have been all there will be.
     *
     * <p>Those that were woken before need not be told: they will poll, or be dropped and come
     * here.
     */
    void takeOverFrom(SharedHandle<T> dropped, boolean wokenInVain) {
        if ((wokenInVain || driver == dropped) && stateAcquire() < COMPLETE) {
            waiting.wakeFirst();
        }
    }

    /** Counts a handle that has ended or was dropped; with the last one the future goes. */
    void release() {
        if (handlesAdd(-1) != 1) {
            return;
        }
        for (; ; ) {
            int now = stateAcquire();
            if (now == COMPLETE) {
                outcome = null; // nobody is left to ask for it
                return;
            }
            if (stateCas(now, DROPPED)) {
                Future<T> unwanted = requireNonNull(child);
                child = null;
                unwanted.drop();
                return;
            }
        }
    }

    /** Counts another handle, made from one that lives. */
    SharedHandle<T> another() {
        handlesAdd(1);
        return new SharedHandle<>(this);
    }

    @Override
    public @Nullable Shared<T> upgrade() {
        for (; ; ) {
            int now = handles();
            if (now == 0) {
                return null;
            }
            if (handlesCas(now, now + 1)) {
                return new SharedHandle<>(this);
            }
        }
    }

    // ---- the waker that the future gets ----

    @Override
    public void wake() {
        for (; ; ) {
            int now = stateAcquire();
            if (now >= COMPLETE) {
                return;
            }
            if (stateCas(now, now | WOKEN)) {
                if (now == IDLE) {
                    waiting.wakeAll();
                }
                return;
            }
        }
    }

    // ---- the words ----

    private int stateAcquire() {
        return (int) STATE.getAcquire(this);
    }

    private boolean stateCas(int expected, int next) {
        return STATE.compareAndSet(this, expected, next);
    }

    private void stateSwap(int next) {
        STATE.getAndSet(this, next);
    }

    int handles() {
        return (int) HANDLES.getAcquire(this);
    }

    private int handlesAdd(int change) {
        return (int) HANDLES.getAndAdd(this, change);
    }

    private boolean handlesCas(int expected, int next) {
        return HANDLES.compareAndSet(this, expected, next);
    }

    /** Decodes the state. */
    @Override
    public String toString() {
        return "Shared["
                + switch (stateAcquire()) {
                    case IDLE -> "idle";
                    case POLLING -> "polling";
                    case WOKEN -> "woken";
                    case POLLING | WOKEN -> "polling, woken";
                    case COMPLETE -> "complete";
                    default -> "dropped";
                }
                + ", handles "
                + handles()
                + "]";
    }
}
