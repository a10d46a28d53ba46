package dev.rouse.bench.report;

/**
 * What one round says of one workload.
 *
 * @param workload its name without the contender's prefix, and its parameters if it has any
 * @param contender who ran it
 * @param nanos nanoseconds per operation
 * @param bytes allocated bytes per operation, or NaN where they were not measured
 */
record Measurement(String workload, Contender contender, double nanos, double bytes) {}
