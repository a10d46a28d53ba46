package dev.rouse.time;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.internal.future.Spent;
import java.time.Duration;

/**
 * Ticks at a fixed period, without drift: a stream that never ends by itself.
 *
 * <pre>{@code
 * Interval beat = Interval.every(Duration.ofSeconds(1)).onMissed(MissedTickBehavior.SKIP);
 * Future<Long> third = beat.tick().then(first -> beat.tick()).then(second -> beat.tick());
 * }</pre>
 *
 * <p>Each tick's value is the time it was due, in nanoseconds on the scale of the {@link Timer} of
 * whoever polls; it comes then or a little after. What happens when the owner comes late is its
 * {@link MissedTickBehavior}. Being lazy an interval begins with its first poll.
 *
 * <p><b>Cancel safety.</b> A tick that was not handed out is not lost: dropping the future of
 * {@link #tick} or {@link #next} changes nothing; one that was pending leaves its task's waker here
 * until the next poll or the next tick. Dropping the interval takes its registration back.
 * <b>Moving</b> to an executor with another timer keeps the time to the next tick. <b>Fairness.</b>
 * Each tick spends a unit of the poll's budget, so that catching up a long burst lets other tasks
 * run. <b>Errors.</b> On an executor without timers a poll throws {@link
 * UnsupportedOperationException} and changes nothing. <b>Threads.</b> All methods are the owner's.
 */
public final class Interval extends Deadline implements Stream<Long> {

    private final long periodNanos;
    private MissedTickBehavior onMissed = MissedTickBehavior.BURST;
    private boolean dropped;

    private Interval(long delayNanos, Duration period) {
        super(delayNanos);
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("the period of an interval is positive: " + period);
        }
        periodNanos = Nanos.of(period);
    }

    /**
     * Makes an interval whose first tick is ready at the first poll.
     *
     * @param period the time between ticks
     * @return the interval; it catches up missed ticks in a {@link MissedTickBehavior#BURST} unless
     *     told otherwise
     * @throws IllegalArgumentException if {@code period} is zero or negative
     * @throws NullPointerException if {@code period} is null
     */
    public static Interval every(Duration period) {
        return new Interval(0, period);
    }

    /**
     * Makes an interval whose first tick is {@code delay} after the first poll.
     *
     * @param delay the time before the first tick; pass the period to begin with a whole one
     * @param period the time between ticks
     * @return the interval
     * @throws IllegalArgumentException if {@code period} is zero or negative
     * @throws NullPointerException if an argument is null
     */
    public static Interval everyAfter(Duration delay, Duration period) {
        return new Interval(Nanos.of(requireNonNull(delay, "delay")), period);
    }

    /**
     * Makes an interval whose first tick is at a given time.
     *
     * @param firstNanos when, on the scale of {@link Timer#nowNanos}
     * @param period the time between ticks
     * @return the interval
     * @throws IllegalArgumentException if {@code period} is zero or negative
     * @throws NullPointerException if {@code period} is null
     */
    public static Interval everyStarting(long firstNanos, Duration period) {
        Interval interval = new Interval(0, period);
        interval.startAt(firstNanos);
        return interval;
    }

    /**
     * Decides what happens with missed ticks from now on.
     *
     * @param behavior what to do
     * @return this interval
     * @throws NullPointerException if {@code behavior} is null
     */
    public Interval onMissed(MissedTickBehavior behavior) {
        onMissed = requireNonNull(behavior, "behavior");
        return this;
    }

    /**
     * Gives a future of the next tick. It borrows this interval, which must not be polled otherwise
     * while the future lives.
     *
     * @return a future of the time the tick was due
     */
    public Future<Long> tick() {
        return new Tick(this);
    }

    /**
     * Polls for the next tick.
     *
     * @param cx the waker and the services of this poll
     * @return {@link Poll.Ready} with the time the tick was due, or {@link Poll.Pending}
     * @throws IllegalStateException if this was dropped
     */
    public Poll<Long> pollTick(Context cx) {
        if (dropped) {
            throw Spent.polledAfterDrop(this);
        }
        long nowNanos = look(cx);
        long dueNanos = deadlineNanos();
        if (nowNanos < dueNanos || dueNanos == Long.MAX_VALUE) {
            register(cx.waker());
            return Poll.pending();
        }
        if (!cx.tryProceed()) {
            return Poll.pending();
        }
        unregister();
        moveTo(onMissed.next(dueNanos, nowNanos, periodNanos));
        return Poll.ready(dueNanos);
    }

    @Override
    public PollNext<Long> pollNext(Context cx) {
        Poll<Long> polled = pollTick(cx);
        return polled instanceof Poll.Ready<Long> tick
                ? PollNext.item(tick.value())
                : PollNext.pending();
    }

    /** Makes the next tick come a whole period from now, or from the first poll. */
    public void reset() {
        moveToAfter(Duration.ofNanos(periodNanos));
    }

    /** Makes the next tick come at once. */
    public void resetImmediately() {
        moveToAfter(Duration.ZERO);
    }

    /**
     * Makes the next tick come {@code delay} from now, or from the first poll.
     *
     * @param delay how long; zero and negative mean at once
     * @throws NullPointerException if {@code delay} is null
     */
    public void resetAfter(Duration delay) {
        moveToAfter(requireNonNull(delay, "delay"));
    }

    /**
     * Makes the next tick come at a given time.
     *
     * @param nextNanos when, on the scale of {@link Timer#nowNanos}
     */
    public void resetAt(long nextNanos) {
        moveTo(nextNanos);
    }

    /**
     * Gives the time between ticks.
     *
     * @return the period
     */
    public Duration period() {
        return Duration.ofNanos(periodNanos);
    }

    @Override
    public void drop() {
        unregister();
        dropped = true;
    }

    /** Says when the next tick is. */
    @Override
    public String toString() {
        return "Interval[" + period() + ", " + (dropped ? "dropped" : "next " + when()) + "]";
    }
}
