package dev.rouse.time;

/**
 * What an {@link Interval} does when its owner comes late for a tick.
 *
 * <p>With a period of 10 and an owner that is away from 12 to 45, after the tick of 10:
 *
 * <pre>{@code
 * BURST   10      45 45 45  50      60     as many as should have been, then the old beat
 * DELAY   10      45            55      65  a new beat, from the late tick on
 * SKIP    10      45        50      60      one late tick, then the old beat
 * }</pre>
 */
public enum MissedTickBehavior {
    /**
     * Ticks that were missed come at once, until the interval has caught up: none is left out, and
     * the beat stays the one of the first tick. For counting.
     */
    BURST,

    /**
     * The next tick comes a period after the late one, and the beat is shifted for good. For pauses
     * between actions. A tick counts as late from a tenth of the period on, or 5 ms if that is
     * less: being woken a little late does not shift the beat each time.
     */
    DELAY,

    /**
     * Ticks that were missed are left out; the beat stays the one of the first tick. For clocks.
     */
    SKIP;

    private static final long LATE_NANOS = 5_000_000;

    /**
     * Decides when the tick after {@code dueNanos} is.
     *
     * @param dueNanos when the tick should have been
     * @param nowNanos when it is; not before {@code dueNanos}
     * @param periodNanos the period, positive
     */
    long next(long dueNanos, long nowNanos, long periodNanos) {
        long lateNanos = nowNanos - dueNanos;
        return switch (this) {
            case BURST -> Nanos.add(dueNanos, periodNanos);
            case DELAY ->
                    Nanos.add(
                            lateNanos > Math.min(LATE_NANOS, periodNanos / 10)
                                    ? nowNanos
                                    : dueNanos,
                            periodNanos);
            case SKIP -> Nanos.add(nowNanos - lateNanos % periodNanos, periodNanos);
        };
    }
}
