package dev.rouse.time;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Waker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A moment that something waits for, and where it is registered: what everything here that waits
 * for time extends.
 *
 * <p>The moment is fixed at the first look at a clock, and kept as the time that is left when the
 * owner moves to an executor with another timer. Nothing else is ever added to the times, so they
 * need no care for overflow but that of {@link Nanos}.
 *
 * <p><b>Threads.</b> The owner's.
 */
abstract class Deadline {

    /**
     * The moment, on the scale of {@link #timer}; before the first look at a clock the complement
     * of the delay, which is negative. One field, because there may be a million of these.
     */
    private long deadlineNanos;

    /** Whose scale it is; null before the first look. */
    private @Nullable Timer timer;

    // Both are null, or none is: whom to wake, and how to take that back.
    private @Nullable Waker waker;
    private Timer.@Nullable Registration registration;

    Deadline(long delayNanos) {
        deadlineNanos = ~delayNanos;
    }

    /** Makes it the given time on the scale of whatever timer comes first. */
    final void startAt(long nanos) {
        deadlineNanos = Math.max(0, nanos);
    }

    final boolean isStarted() {
        return deadlineNanos >= 0;
    }

    /** The moment, on the scale of the timer of the latest look; negative before the first. */
    final long deadlineNanos() {
        return deadlineNanos;
    }

    /**
     * Begins a poll: reads the clock, and makes the deadline one of its scale.
     *
     * @return the time now
     */
    final long look(Context cx) {
        Timer current = cx.timer();
        long nowNanos = current.nowNanos();
        if (!isStarted()) {
            deadlineNanos = Nanos.add(nowNanos, ~deadlineNanos);
        } else if (timer != null && timer != current) {
            deadlineNanos = moved(deadlineNanos, timer.nowNanos(), nowNanos);
            unregister();
            onMove(timer.nowNanos(), nowNanos);
        }
        timer = current;
        return nowNanos;
    }

    /** The same moment on another clock; what is past is due now. */
    static long moved(long nanos, long oldNowNanos, long newNowNanos) {
        return nanos == Long.MAX_VALUE
                ? nanos
                : Nanos.add(newNowNanos, Math.max(0, nanos - oldNowNanos));
    }

    /** Called when the owner has moved to another clock. */
    void onMove(long oldNowNanos, long newNowNanos) {}

    /** Asks the timer of the latest look to wake {@code latest} at the deadline. */
    final void register(Waker latest) {
        if (waker == null || !waker.willWake(latest)) {
            unregister();
            registerNow(latest);
        }
    }

    private void registerNow(Waker whom) {
        waker = whom;
        registration = requireNonNull(timer).schedule(deadlineNanos, whom);
    }

    /** Takes the registration back. */
    final void unregister() {
        if (registration != null) {
            registration.cancel();
        }
        registration = null;
        waker = null;
    }

    /**
     * Makes the deadline another one. Who waits goes on waiting: the waker that was registered is
     * so again.
     */
    final void moveTo(long nanos) {
        Waker waiting = waker;
        unregister();
        startAt(nanos);
        if (waiting != null) {
            registerNow(waiting);
        }
    }

    /** As {@link #moveTo}, counted from now, or from the first look if no clock is known yet. */
    final void moveToAfter(Duration delay) {
        long delayNanos = Nanos.of(delay);
        if (timer == null) {
            deadlineNanos = ~delayNanos;
        } else {
            moveTo(Nanos.add(timer.nowNanos(), delayNanos));
        }
    }

    /** The timer of the latest look, or null. */
    final @Nullable Timer timer() {
        return timer;
    }

    /** Says when, for {@code toString}. */
    final String when() {
        return !isStarted()
                ? Duration.ofNanos(~deadlineNanos) + ", not started"
                : deadlineNanos == Long.MAX_VALUE ? "never" : "until " + deadlineNanos + " ns";
    }
}
