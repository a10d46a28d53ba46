/**
 * Implementations behind {@link dev.rouse.sync}, and the one waiter list that they share with
 * {@link dev.rouse.internal.channel}; not exported.
 *
 * <p><b>Who calls in.</b> The factories of {@code dev.rouse.sync}; futures from inside their polls
 * and drops; releasing threads, whichever they are. <b>Who is called.</b> Wakers, and nothing else
 * of a user's.
 *
 * <p><b>Threads.</b> A primitive's waiters are guarded by one monitor, its {@link
 * dev.rouse.internal.sync.WaiterQueue}. It is held for a few instructions and never while code of
 * others runs: wakers are woken after it has been released, so they may call back in.
 *
 * <p><b>Start at</b> {@link dev.rouse.internal.sync.WaiterQueue}, then {@link
 * dev.rouse.internal.sync.Permits}.
 */
@NullMarked
package dev.rouse.internal.sync;

import org.jspecify.annotations.NullMarked;
