package dev.rouse.bench.compile;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What one compilation took.
 *
 * @param wallNanos by the clock, which is what a user waits
 * @param cpuNanos on all processors together: also what is done beside the compiler's own thread
 */
record Times(long wallNanos, long cpuNanos) {

    static double medianWallMillis(List<Times> times) {
        return median(times, Times::wallNanos);
    }

    static double medianCpuMillis(List<Times> times) {
        return median(times, Times::cpuNanos);
    }

    private static double median(List<Times> times, ToLongFunction<Times> which) {
        long[] sorted = times.stream().mapToLong(which).sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1
                        ? sorted[middle]
                        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
        return median / 1e6;
    }
}
