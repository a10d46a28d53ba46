/**
 * The engine of the work-stealing executor: one idea in each file.
 *
 * <ul>
 *   <li>{@code Pool}: what the workers share; where a task goes when it becomes runnable
 *   <li>{@code Worker}: the loop; where the next task comes from
 *   <li>{@code LocalQueue}, {@code LifoSlot}, {@code InjectQueue}: where runnable tasks wait
 *   <li>{@code IdleWorkers}: who sleeps, and who is woken
 *   <li>{@code TurnLength}: how often a worker looks beyond its own queue
 *   <li>{@code TimerWheel}, {@code PoolTimer}: time
 *   <li>{@code LiveBag}, {@code Closing}: the tasks that wait, and how everything is dropped
 *   <li>{@code Monitor}: tasks that do not return
 *   <li>{@code Caller}: threads in {@code blockOn}
 * </ul>
 *
 * <p><b>Who calls in.</b> The public classes of this module; tasks, when they are woken; any thread
 * that wakes them. <b>Who is called.</b> {@link dev.rouse.task.Task#run}.
 *
 * <p><b>Threads.</b> Stated on each class. <b>Start at</b> {@code Worker}.
 */
@NullMarked
package dev.rouse.executor.workstealing.internal;

import org.jspecify.annotations.NullMarked;
