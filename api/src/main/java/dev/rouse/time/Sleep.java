package dev.rouse.time;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Spent;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A future that is ready a given time after its first poll, or at a given time.
 *
 * <p>Being lazy it does not count the time before the first poll. It ends at the deadline or a
 * little after, never before, by the clock of the {@link Timer} of whoever polls it.
 *
 * <p><b>Cancel safety.</b> Dropping it takes its registration back in constant time. <b>Moving</b>
 * it to an executor with another timer keeps the time that was left. <b>Errors.</b> On an executor
 * without timers its poll throws {@link UnsupportedOperationException} and changes nothing.
 * <b>Fairness.</b> Being ready spends a unit of the poll's budget.
 *
 * <p>{@link #reset} makes a sleep wait again, also after its end; no other future of the library
 * can be polled after its end and run again. All methods are the owner's: not to be called during a
 * poll by another thread.
 */
public final class Sleep extends Deadline implements Future<@Nullable Void> {

    private enum End {
        COMPLETED,
        DROPPED
    }

    /** Null while it waits. */
    private @Nullable End end;

    private Sleep(long delayNanos) {
        super(delayNanos);
    }

    /**
     * Makes a future that is ready {@code delay} after its first poll.
     *
     * @param delay how long; zero and negative mean at the first poll, and what exceeds 292 years
     *     means never
     * @return the future
     * @throws NullPointerException if {@code delay} is null
     */
    public static Sleep sleep(Duration delay) {
        return new Sleep(Nanos.of(delay));
    }

    /**
     * Makes a future that is ready at {@code deadlineNanos}.
     *
     * @param deadlineNanos when, on the scale of {@link Timer#nowNanos} of the timer that polls it
     *     first; a time past means at the first poll, {@link Long#MAX_VALUE} means never
     * @return the future
     */
    public static Sleep sleepUntil(long deadlineNanos) {
        Sleep sleep = new Sleep(0);
        sleep.startAt(deadlineNanos);
        return sleep;
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (end != null) {
            throw end == End.COMPLETED
                    ? Spent.polledAfterCompletion(this)
                    : Spent.polledAfterDrop(this);
        }
        if (look(cx) < deadlineNanos() || deadlineNanos() == Long.MAX_VALUE) {
            register(cx.waker());
            return Poll.pending();
        }
        if (!cx.tryProceed()) {
            return Poll.pending();
        }
        unregister();
        end = End.COMPLETED;
        return Poll.ready();
    }

    /**
     * Makes the future wait anew: it will be ready {@code delay} after this call, or after its next
     * poll if it has never been polled. A task that waits for it goes on waiting, for the new
     * deadline. After its end it waits again.
     *
     * @param delay how long, as for {@link #sleep}
     * @throws NullPointerException if {@code delay} is null
     * @throws IllegalStateException if this was dropped
     */
    public void reset(Duration delay) {
        requireNonNull(delay, "delay");
        revive();
        moveToAfter(delay);
    }

    /**
     * As {@link #reset}, for a given time.
     *
     * @param newDeadlineNanos when, on the scale of the timer that polls this
     * @throws IllegalStateException if this was dropped
     */
    public void resetAt(long newDeadlineNanos) {
        revive();
        moveTo(newDeadlineNanos);
    }

    private void revive() {
        if (end == End.DROPPED) {
            throw new IllegalStateException(
                    "reset after drop; a dropped sleep is cancelled for good, make a new one");
        }
        end = null;
    }

    /**
     * Gives the time at which this is ready.
     *
     * @return nanoseconds on the scale of the timer of the latest poll; empty while a delay has not
     *     begun
     */
    public OptionalLong deadline() {
        return isStarted() ? OptionalLong.of(deadlineNanos()) : OptionalLong.empty();
    }

    /**
     * Tells whether this has ended by being ready, and was not reset after that. It does not look
     * at a clock.
     *
     * @return true after the poll that answered ready
     */
    public boolean isElapsed() {
        return end == End.COMPLETED;
    }

    @Override
    public void drop() {
        if (end == null) {
            unregister();
            end = End.DROPPED;
        }
    }

    /** Says until when it sleeps, or how it has ended. */
    @Override
    public String toString() {
        return end == null
                ? "Sleep[" + when() + "]"
                : end == End.COMPLETED ? "Sleep[completed]" : "Sleep[dropped]";
    }
}
