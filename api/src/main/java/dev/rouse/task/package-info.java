/**
 * What authors of executors build on: one task cell for every executor.
 *
 * <p>A {@link dev.rouse.task.Task} is the only place where the state of a spawned future lives. It
 * is the cell that holds the future and later its outcome, the waker and the context of every poll,
 * and what a {@link dev.rouse.JoinHandle} looks at: one object, so that a poll, a wake and a yield
 * allocate nothing. An executor supplies the rest: where a runnable task waits and who runs it.
 *
 * <p><b>Who calls in.</b> Executors call {@link dev.rouse.task.Task#create}, {@link
 * dev.rouse.task.Task#run} and {@link dev.rouse.task.Task#shutdown}. <b>Who is called.</b> The task
 * calls its {@link dev.rouse.task.Scheduler}.
 *
 * <p><b>Threads.</b> Wakes and aborts come from any thread. At most one thread at a time is inside
 * {@code run} or {@code shutdown} of one task; the state word sees to it.
 *
 * <p><b>Start at</b> {@link dev.rouse.task.Scheduler} with the smallest executor, then {@link
 * dev.rouse.task.TaskState} for the life-cycle.
 *
 * <p><b>Names of accesses.</b> A method that reads or writes a shared field says how in its suffix:
 * {@code Plain}, {@code Acquire}, {@code Release}, {@code Volatile}, {@code Cas}, {@code Swap}.
 */
@NullMarked
package dev.rouse.task;

import org.jspecify.annotations.NullMarked;
