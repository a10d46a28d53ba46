package dev.rouse.time;

import java.time.Duration;

/** Sums of times that stop at "never" instead of overflowing. */
final class Nanos {

    private Nanos() {}

    /**
     * Gives a time that many nanoseconds later, never a negative one.
     *
     * @param nowNanos not negative
     * @param delayNanos not negative
     */
    static long add(long nowNanos, long delayNanos) {
        long sum = nowNanos + delayNanos;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Gives the length of {@code delay}: zero for negative ones, "never" for very long ones. */
    static long of(Duration delay) {
        if (delay.isNegative()) {
            return 0;
        }
        try {
            return delay.toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
