/**
 * Random programs with awaits, compiled to state machines and run beside the same code that blocks:
 * both must do the same in the same order and end alike, however often the awaited futures are
 * pending, and wherever the program, or a block inside it, is dropped.
 *
 * <ol>
 *   <li>{@link dev.rouse.transform.fuzz.Program} generates a program from a seed, by the {@link
 *       dev.rouse.transform.fuzz.Grammar}; it is a {@link dev.rouse.transform.fuzz.Tree}.
 *   <li>{@link dev.rouse.transform.fuzz.Twins} compiles many of them by one run of javac; the twins
 *       that block call {@link dev.rouse.transform.fuzz.Blocking} where the others await.
 *   <li>{@link dev.rouse.transform.fuzz.Check} runs both by several {@link
 *       dev.rouse.transform.fuzz.Plan}s. What a program does is in its {@link
 *       dev.rouse.transform.fuzz.Trace}. Blocks inside have owners that may drop them: {@link
 *       dev.rouse.transform.fuzz.Limited}, {@link dev.rouse.transform.fuzz.Draining}, {@link
 *       dev.rouse.transform.fuzz.Resuming}, {@link dev.rouse.transform.fuzz.Pacing}.
 *   <li>{@link dev.rouse.transform.fuzz.Shrinker} makes a program that fails smaller.
 * </ol>
 *
 * <p><b>Who calls in.</b> The tests here, and the programs. <b>Threads.</b> One. <b>Start at</b>
 * {@link dev.rouse.transform.fuzz.TransformFuzzTest}.
 */
package dev.rouse.transform.fuzz;
