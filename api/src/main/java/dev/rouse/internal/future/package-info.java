/**
 * The futures behind {@link dev.rouse.Futures} and the default methods of {@link dev.rouse.Future},
 * one class each; not exported.
 *
 * <p><b>Who calls in.</b> {@code dev.rouse} makes them; whoever owns them polls them.
 *
 * <p><b>Threads.</b> As {@link dev.rouse.Future} says: one owner, so fields are not shared. The
 * three exceptions say so themselves: {@link dev.rouse.internal.future.SharedCell}, {@link
 * dev.rouse.internal.future.AbortCell}, and the two halves of {@link
 * dev.rouse.internal.future.RemoteFuture}.
 *
 * <p><b>The end of a future</b> costs neither a field nor a branch: a combinator puts {@link
 * dev.rouse.internal.future.Spent} in the place of its child, and the next poll of that throws what
 * the contract asks for. <b>Start at</b> {@link dev.rouse.internal.future.Map} for chains, and at
 * {@code Several} for joins and selects.
 */
@NullMarked
package dev.rouse.internal.future;

import org.jspecify.annotations.NullMarked;
