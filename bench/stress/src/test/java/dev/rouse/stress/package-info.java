/** Starts the jcstress harness and judges its results. <b>Start at</b> {@code StressTest}. */
@NullMarked
package dev.rouse.stress;

import org.jspecify.annotations.NullMarked;
