/**
 * An executor for one thread.
 *
 * <p>Engine and driver are two things. {@link dev.rouse.executor.single.SingleExecutor} is the
 * engine: it has no thread and moves when its caller says so, from a game loop, an Agrona agent or
 * {@code blockOn}. {@link dev.rouse.executor.single.SingleThreadExecutor} is an engine with a
 * thread that drives it, which is what {@code Executor.create("single")} gives.
 *
 * <p><b>Who calls in.</b> Applications. <b>Who is called.</b> The futures of the tasks, always on
 * the thread that drives. <b>Threads.</b> Spawning, waking and aborting are legal from any thread;
 * driving from one at a time.
 */
@NullMarked
package dev.rouse.executor.single;

import org.jspecify.annotations.NullMarked;
