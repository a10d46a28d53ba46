package dev.rouse.time;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.internal.future.Spent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A future that is ready a given time after its first poll.
 *
 * <p>Being lazy it does not count the time before the first poll. It ends at the deadline or a
 * little after, never before, by the clock of the {@link Timer} of whoever polls it.
 *
 * <p><b>Cancel safety.</b> Dropping it takes its registration back in constant time. <b>Moving</b>
 * it to an executor with another timer keeps the time that was left.
 */
public final class Sleep implements Future<@Nullable Void> {

    private static final long NOT_STARTED = -1;
    private static final long COMPLETED = -2;
    private static final long DROPPED = -3;

    private final long delayNanos;

    /** On the scale of {@link #timer}, or one of the negative marks above. */
    private long deadlineNanos = NOT_STARTED;

    // All three are null, or none is: where this future is registered, and for whom.
    private @Nullable Timer timer;
    private @Nullable Waker waker;
    private Timer.@Nullable Registration registration;

    private Sleep(long delayNanos) {
        this.delayNanos = delayNanos;
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
        return new Sleep(delay.isNegative() ? 0 : saturatedNanos(delay));
    }

    @Override
    public Poll<@Nullable Void> poll(Context cx) {
        if (deadlineNanos <= COMPLETED) {
            throw deadlineNanos == COMPLETED
                    ? Spent.polledAfterCompletion(this)
                    : Spent.polledAfterDrop(this);
        }
        Timer current = cx.timer();
        long nowNanos = current.nowNanos();
        if (deadlineNanos == NOT_STARTED) {
            deadlineNanos = saturatedAdd(nowNanos, delayNanos);
        } else if (timer != null && timer != current) {
            deadlineNanos = saturatedAdd(nowNanos, leftNanos(timer));
        }
        if (nowNanos >= deadlineNanos) {
            if (!cx.tryProceed()) {
                return Poll.pending();
            }
            return complete();
        }
        register(current, cx.waker());
        return Poll.pending();
    }

    private Poll<@Nullable Void> complete() {
        unregister();
        deadlineNanos = COMPLETED;
        return Poll.ready();
    }

    private void register(Timer current, Waker latest) {
        if (registration != null && timer == current && waker != null && waker.willWake(latest)) {
            return;
        }
        unregister();
        timer = current;
        waker = latest;
        registration = current.schedule(deadlineNanos, latest);
    }

    private void unregister() {
        if (registration != null) {
            registration.cancel();
        }
        registration = null;
        waker = null;
        timer = null;
    }

    private long leftNanos(Timer previous) {
        return deadlineNanos == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : Math.max(0, deadlineNanos - previous.nowNanos());
    }

    @Override
    public void drop() {
        if (deadlineNanos > COMPLETED) {
            unregister();
            deadlineNanos = DROPPED;
        }
    }

    private static long saturatedAdd(long nowNanos, long delayNanos) {
        long sum = nowNanos + delayNanos;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long saturatedNanos(Duration delay) {
        try {
            return delay.toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public String toString() {
        if (deadlineNanos == NOT_STARTED) {
            return "Sleep[" + Duration.ofNanos(delayNanos) + ", not started]";
        }
        return deadlineNanos == COMPLETED
                ? "Sleep[completed]"
                : deadlineNanos == DROPPED
                        ? "Sleep[dropped]"
                        : "Sleep[until " + deadlineNanos + " ns]";
    }
}
