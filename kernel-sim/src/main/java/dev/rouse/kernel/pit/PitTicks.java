package dev.rouse.kernel.pit;

/** The timer's input clock: from nanoseconds to ticks of {@value #FREQUENCY} Hz and back. */
public final class PitTicks {

    /** Ticks a second: a twelfth of 14.31818 MHz. */
    public static final long FREQUENCY = 1_193_182;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private PitTicks() {}

    /** Gives the number of whole ticks in {@code nanos}. */
    public static long fromNanos(long nanos) {
        // In two parts, so that the product does not overflow.
        return nanos / NANOS_PER_SECOND * FREQUENCY
                + nanos % NANOS_PER_SECOND * FREQUENCY / NANOS_PER_SECOND;
    }

    /** Gives the number of ticks that take at least {@code nanos}. */
    public static long coveringNanos(long nanos) {
        return nanos / NANOS_PER_SECOND * FREQUENCY
                + ceilDiv(nanos % NANOS_PER_SECOND * FREQUENCY, NANOS_PER_SECOND);
    }

    /** Gives the first nanosecond in which {@code ticks} have passed. */
    public static long toNanos(long ticks) {
        return ticks / FREQUENCY * NANOS_PER_SECOND
                + ceilDiv(ticks % FREQUENCY * NANOS_PER_SECOND, FREQUENCY);
    }

    private static long ceilDiv(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
