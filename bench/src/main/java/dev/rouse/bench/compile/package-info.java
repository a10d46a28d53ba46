/**
 * How much longer javac takes when it compiles async blocks; {@code bench/compile-time} runs it.
 *
 * <p>Not a JMH workload: one operation is a whole compilation, and what matters is how two kinds of
 * it compare, so they take turns. Two things are measured: the clock, which is what a user waits
 * for, and the CPU time of all threads, since blocks are compiled beside javac's thread, and what
 * is merely moved there is not saved. Compilations share a warm JVM ({@link
 * dev.rouse.bench.compile.Compilation}) or have one each ({@link
 * dev.rouse.bench.compile.ForkedJavac}). Start at {@link dev.rouse.bench.compile.CompileTime}.
 */
@NullMarked
package dev.rouse.bench.compile;

import org.jspecify.annotations.NullMarked;
