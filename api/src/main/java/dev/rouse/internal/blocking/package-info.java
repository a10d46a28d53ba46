/**
 * Implementations behind {@link dev.rouse.interop.Blocking} and {@link
 * dev.rouse.interop.BlockingPool}; not exported.
 *
 * <p><b>Who calls in.</b> {@code dev.rouse.interop} makes jobs and pools; tasks poll and drop jobs.
 * <b>Who is called.</b> The work itself, thread factories, handlers and wakers: none of them under
 * the lock of a pool.
 *
 * <p><b>Threads.</b> A job is shared by the task that owns it and the thread that runs it; the word
 * in {@link dev.rouse.internal.blocking.JobState} says whose it is. Everything in a pool is guarded
 * by the pool's lock.
 *
 * <p><b>Start at</b> {@link dev.rouse.internal.blocking.JobState}, then {@link
 * dev.rouse.internal.blocking.JobPool}. Names of accesses have the suffixes that {@link
 * dev.rouse.task} lists.
 */
@NullMarked
package dev.rouse.internal.blocking;

import org.jspecify.annotations.NullMarked;
