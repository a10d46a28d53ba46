package dev.rouse.time;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Describe;
import dev.rouse.internal.future.Spent;
import dev.rouse.internal.future.Suppress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future that fails with {@link TimeoutException} if another one does not end in time. {@link
 * Future#timeout} and {@link Future#timeoutAt} are the short ways to make one.
 *
 * <p>At each poll the other future is polled first: if it ends in the same poll in which the
 * deadline has passed, its value or failure counts. Otherwise it is dropped, and the failure thrown
 * after that; its message names what did not end. The deadline is looked at also when the other
 * future has used up the budget of the poll, so that one that is always busy does time out.
 *
 * <p><b>Cancel safety.</b> Dropping this drops the other future. What a timeout interrupts is
 * dropped like that, so what is lost is what that future loses. <b>Errors.</b> On an executor
 * without timers the first poll throws {@link UnsupportedOperationException}, and the other future
 * is dropped.
 *
 * @param <T> the type of the value
 */
public final class Timeout<T extends @Nullable Object> extends Deadline implements Future<T> {

    private Future<T> child;

    /** Null if a time was given and not a duration. */
    private final @Nullable Duration limit;

    private Timeout(Future<T> child, @Nullable Duration limit, long delayNanos) {
        super(delayNanos);
        this.child = requireNonNull(child, "future");
        this.limit = limit;
    }

    /**
     * Limits {@code future} to a duration, counted from the first poll.
     *
     * @param future what has to end in time
     * @param limit how long it may take; with zero or less it is polled once; what exceeds 292
     *     years means for ever
     * @param <T> the type of the value
     * @return the future with the limit
     * @throws NullPointerException if an argument is null
     */
    public static <T extends @Nullable Object> Timeout<T> after(Future<T> future, Duration limit) {
        return new Timeout<>(future, limit, Nanos.of(limit));
    }

    /**
     * Limits {@code future} to a time.
     *
     * @param future what has to end in time
     * @param deadlineNanos until when, on the scale of {@link Timer#nowNanos} of the timer of the
     *     first poll; if that is past then, the future is polled once
     * @param <T> the type of the value
     * @return the future with the limit
     * @throws NullPointerException if {@code future} is null
     */
    public static <T extends @Nullable Object> Timeout<T> at(Future<T> future, long deadlineNanos) {
        Timeout<T> timeout = new Timeout<>(future, null, 0);
        timeout.startAt(deadlineNanos);
        return timeout;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        startClock(cx);
        Poll<T> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            end();
            return polled;
        }
        if (isOver(cx)) {
            throw timedOut();
        }
        register(cx.waker());
        return Poll.pending();
    }

    /** The clock runs from before the first poll, however long that takes. */
    private void startClock(Context cx) {
        if (!isStarted() && !Spent.isSpent(child)) {
            isOver(cx);
        }
    }

    /** Looks at the clock; an executor without one ends this, and with it the child. */
    private boolean isOver(Context cx) {
        try {
            return look(cx) >= deadlineNanos() && deadlineNanos() != Long.MAX_VALUE;
        } catch (Throwable noClock) {
            Future<T> unlimited = child;
            end();
            Suppress.dropInto(noClock, unlimited);
            throw noClock;
        }
    }

    private TimeoutException timedOut() {
        TimeoutException failure =
                new TimeoutException(
                        Describe.future(child)
                                + " did not end "
                                + (limit != null
                                        ? "within " + limit
                                        : "by " + deadlineNanos() + " ns on its timer")
                                + "; it was dropped");
        Future<T> late = child;
        end();
        Suppress.dropInto(failure, late);
        return failure;
    }

    private void end() {
        unregister();
        if (!Spent.isSpent(child)) {
            child = Spent.completed();
        }
    }

    @Override
    public void drop() {
        Future<T> dropped = child;
        if (!Spent.isSpent(dropped)) {
            unregister();
            child = Spent.dropped();
            dropped.drop();
        }
    }

    /** Names the future and its limit. */
    @Override
    public String toString() {
        return "Timeout[" + child + ", " + (limit != null ? limit : when()) + "]";
    }
}
