/**
 * The work-stealing executor as users see it.
 *
 * <p><b>Who calls in.</b> Applications, by {@link
 * dev.rouse.executor.workstealing.WorkStealingExecutor} or, without naming it, by {@link
 * dev.rouse.Executor#create()}. <b>Who is called.</b> The tasks of {@code dev.rouse.task}.
 *
 * <p><b>Threads.</b> One for each worker and one that watches them.
 *
 * <p><b>Start at</b> {@link dev.rouse.executor.workstealing.WorkStealingExecutor}.
 */
@NullMarked
package dev.rouse.executor.workstealing;

import org.jspecify.annotations.NullMarked;
