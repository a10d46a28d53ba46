/**
 * The laws of futures, streams, sinks, wakers and executors, checked.
 *
 * <p>A subject is described by a function that makes it in a {@link dev.rouse.testkit.laws.World}:
 * which events will make it ready, what it gives, what it holds. The laws then run every short
 * {@linkplain dev.rouse.testkit.laws.Step script} of polls, events and drops, the shortest first,
 * each in a new world, and after each of them behave as an executor does which polls only what was
 * woken. So the first script that breaks a law is a shortest one.
 *
 * <p>Laws are values to {@code check()}; for those who would rather inherit tests there is a
 * contract for each kind, such as {@link dev.rouse.testkit.laws.FutureContract}.
 *
 * <p><b>Who calls in.</b> Tests. <b>Who is called.</b> The subjects. <b>Threads.</b> One for
 * futures, streams and sinks; {@link dev.rouse.testkit.laws.WakerLaws} and {@link
 * dev.rouse.testkit.laws.ExecutorLaws} use those of the executor.
 *
 * <p><b>Start at</b> {@link dev.rouse.testkit.laws.FutureLaws}; inside, at {@code Scene}, which
 * plays a script, and {@code Scripts}, which makes them.
 */
@NullMarked
package dev.rouse.testkit.laws;

import org.jspecify.annotations.NullMarked;
