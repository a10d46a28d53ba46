package dev.rouse;

import dev.rouse.internal.future.Spent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive handle of a future: takes ownership, is the only way to poll it from then on, and
 * checks at run time the rules that Rust's compiler proves.
 *
 * <p>It detects a second poll at the same time from another thread, a poll from inside a poll, a
 * poll after the end, and a drop during a poll; each is an {@link IllegalStateException} that says
 * which rule was broken, and none of them reaches the future. The future is dropped at most once,
 * and not after it has ended by itself.
 *
 * <p><b>What of Rust's {@code Pin} has a meaning here.</b> In Rust a pinned value is promised two
 * things: it is reached through one exclusive reference, and it is dropped before its memory is
 * used again. Both have a meaning on a garbage-collected heap, and this class enforces them. The
 * third meaning, that the value does not change its address, has none: the collector moves objects
 * and corrects every reference to them, so a state machine that points into itself stays valid.
 *
 * <p><b>Threads.</b> Polls may come from different threads, one after the other; the state word
 * orders them. Its life-cycle:
 *
 * <pre>{@code
 *          1                  3
 * IDLE ---------> POLLING ---------> COMPLETED
 *  |  <---------
 *  |       2
 *  +----------------------------------> DROPPED
 *                     4
 * }</pre>
 *
 * <ol>
 *   <li>{@link #poll} begins: a compare-and-set, so of two pollers one loses and throws
 *   <li>the poll answered pending
 *   <li>the poll answered ready or threw
 *   <li>{@link #drop}, a compare-and-set as well
 * </ol>
 *
 * @param <T> the type of the value
 */
public final class Pin<T extends @Nullable Object> implements Future<T> {

    private static final int IDLE = 0;
    private static final int POLLING = 1;
    private static final int COMPLETED = 2;
    private static final int DROPPED = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Pin.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state = IDLE;

    /** Read and written by whoever moved the state out of IDLE; null after the end. */
    private @Nullable Future<T> future;

    private Pin(Future<T> future) {
        this.future = future;
    }

    /**
     * Takes ownership of {@code future}. Nobody else may poll or drop it from now on. A future that
     * is a pin already is returned as it is.
     *
     * @param future the future to own
     * @param <T> the type of the value
     * @return its handle
     * @throws NullPointerException if {@code future} is null
     */
    public static <T extends @Nullable Object> Pin<T> of(Future<T> future) {
        Objects.requireNonNull(future, "future");
        return future instanceof Pin<T> pin ? pin : new Pin<>(future);
    }

    /**
     * Polls the future.
     *
     * @throws Exception what the future threw, the same object
     * @throws IllegalStateException if the future has ended, or is being polled right now
     */
    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (!stateCas(IDLE, POLLING)) {
            throw misuse();
        }
        Future<T> pinned = Objects.requireNonNull(future);
        Poll<T> polled;
        try {
            polled = pinned.poll(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled == Poll.<T>pending()) {
            stateRelease(IDLE);
        } else {
            end();
        }
        return polled;
    }

    private void end() {
        future = null;
        stateRelease(COMPLETED);
    }

    /**
     * Drops the future, unless it has ended or been dropped before.
     *
     * @throws IllegalStateException if the future is being polled right now
     */
    @Override
    public void drop() {
        if (stateCas(IDLE, DROPPED)) {
            Future<T> pinned = Objects.requireNonNull(future);
            future = null;
            pinned.drop();
        } else if (state == POLLING) {
            throw new IllegalStateException(
                    "dropped during a poll; let the poll return first, or abort the task instead");
        }
    }

    /**
     * Tells whether the future has ended or been dropped, so that it must not be polled any more.
     *
     * @return true after the end
     */
    public boolean isTerminated() {
        return state >= COMPLETED;
    }

    private IllegalStateException misuse() {
        return switch (state) {
            case COMPLETED -> Spent.polledAfterCompletion(this);
            case DROPPED -> Spent.polledAfterDrop(this);
            default ->
                    new IllegalStateException(
                            "polled while a poll is running; a future is polled by one owner at a"
                                    + " time: "
                                    + this);
        };
    }

    private boolean stateCas(int expected, int next) {
        return STATE.compareAndSet(this, expected, next);
    }

    private void stateRelease(int next) {
        STATE.setRelease(this, next);
    }

    /** Says in which of its four states the pin is. */
    @Override
    public String toString() {
        return "Pin["
                + switch (state) {
                    case IDLE -> "idle";
                    case POLLING -> "polling";
                    case COMPLETED -> "completed";
                    default -> "dropped";
                }
                + "]";
    }
}
