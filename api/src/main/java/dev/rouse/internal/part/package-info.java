/**
 * Wakers for each of many children of one task, so that a poll of the task touches only those that
 * were woken.
 *
 * <p><b>Who calls in.</b> Combinators and sets that own many futures or streams. <b>Who is
 * called.</b> The waker of their task.
 *
 * <p><b>Threads.</b> Wakes from any, the rest from the owner. <b>Start at</b> {@link
 * dev.rouse.internal.part.WokenParts}.
 */
@NullMarked
package dev.rouse.internal.part;

import org.jspecify.annotations.NullMarked;
