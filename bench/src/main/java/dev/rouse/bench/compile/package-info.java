/**
 * How much longer javac takes when it compiles async blocks; {@code bench/compile-time} runs it.
 *
 * <p>Not a JMH workload: one operation is a whole compilation, and what matters is how two kinds of
 * it compare, so they take turns. Start at {@link dev.rouse.bench.compile.CompileTime}.
 */
@NullMarked
package dev.rouse.bench.compile;

import org.jspecify.annotations.NullMarked;
