/**
 * jcstress tests: a class is named after the property it races for, its outcomes after the
 * interleavings. Beside each test, nested in it, stand twins called {@code Weakened…}: the same
 * race over a copy of the algorithm with one thing left out. A twin must show the forbidden
 * outcome, or the race would not prove anything.
 *
 * <p><b>Who calls in.</b> The jcstress harness, started by {@code StressTest} and by {@code run}.
 * <b>Threads.</b> The methods marked as actors run at the same time on the same state, the arbiter
 * after both.
 */
@NullMarked
package dev.rouse.stress;

import org.jspecify.annotations.NullMarked;
