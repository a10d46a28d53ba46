/**
 * Runs every workload once for its result, and counts what a task allocates and retains.
 *
 * <p><b>Threads.</b> The test's own. <b>Start at</b> {@link dev.rouse.bench.AllocationMeter}.
 */
@NullMarked
package dev.rouse.bench;

import org.jspecify.annotations.NullMarked;
