/**
 * An executor whose every choice is made by the test: which ready task runs next, and when time
 * moves.
 *
 * <p>{@link dev.rouse.testkit.sim.SimExecutor} runs tasks on the calling thread. Whenever more than
 * one is ready it asks its {@link dev.rouse.testkit.sim.Chooser}, and writes the answer down; the
 * list of answers is a {@link dev.rouse.testkit.sim.Schedule}, which replays the run. {@link
 * dev.rouse.testkit.sim.Sim} runs a program under many schedules and makes a failing one short.
 *
 * <p><b>Who calls in.</b> Tests. <b>Who is called.</b> The futures of the tasks. <b>Threads.</b>
 * One: what comes from another thread would not come at the same place twice, so it is refused.
 *
 * <p><b>Start at</b> {@link dev.rouse.testkit.sim.Sim}.
 */
@NullMarked
package dev.rouse.testkit.sim;

import org.jspecify.annotations.NullMarked;
