/**
 * The engine of the single-thread executor; not exported.
 *
 * <p><b>Who calls in.</b> {@code dev.rouse.executor.single}, and tasks through the {@link
 * dev.rouse.task.Scheduler} that {@link dev.rouse.executor.single.internal.Engine} is.
 *
 * <p><b>Threads.</b> At any moment at most one thread drives an engine. What it alone touches is
 * plain: {@link dev.rouse.executor.single.internal.ReadyQueue}, the live tasks, and the insides of
 * {@link dev.rouse.executor.single.internal.TimerWheel}. Other threads reach it through two JCTools
 * queues with many producers and one consumer.
 *
 * <p><b>Start at</b> {@link dev.rouse.executor.single.internal.Engine}.
 */
@NullMarked
package dev.rouse.executor.single.internal;

import org.jspecify.annotations.NullMarked;
