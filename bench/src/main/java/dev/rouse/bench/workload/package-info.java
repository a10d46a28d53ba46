/**
 * The futures that benchmarks and tests run: state machines written by hand, in the shape that a
 * compiled {@code async} block has, one class each. They are run to their ends; only those that run
 * for ever are dropped, and drop what they hold.
 *
 * <p><b>Threads.</b> As for every future, one poll at a time; none of them asks for more.
 */
@NullMarked
package dev.rouse.bench.workload;

import org.jspecify.annotations.NullMarked;
