/**
 * JMH benchmarks; a method's name is the name of its workload, for {@code bench/run}.
 *
 * <p><b>Who calls in.</b> JMH, and the tests that run every workload once. <b>Start at</b> {@link
 * dev.rouse.bench.SingleThread}; what the names mean is in {@code bench/README.md}.
 */
@NullMarked
package dev.rouse.bench;

import org.jspecify.annotations.NullMarked;
