package dev.rouse.bench.report;

import java.util.List;

/**
 * What all rounds together say of one workload on one contender.
 *
 * @param nanos nanoseconds per operation, one number a round in the order of the rounds
 * @param bytes allocated bytes per operation, one number a round; NaN where they were not measured
 */
record Score(List<Double> nanos, List<Double> bytes) {

    Score {
        nanos = List.copyOf(nanos);
        bytes = List.copyOf(bytes);
        if (nanos.isEmpty() || nanos.size() != bytes.size()) {
            throw new IllegalArgumentException(
                    "a score needs at least one round, each with both numbers");
        }
    }

    double medianNanos() {
        return median(nanos);
    }

    double minNanos() {
        return sorted(nanos)[0];
    }

    double medianBytes() {
        return median(bytes);
    }

    /** Of an even number the mean of the two in the middle. */
    private static double median(List<Double> values) {
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
