/**
 * The contract every other part of Rouse stands on: what a future is, how it asks to be polled
 * again, who owns it, and what an executor promises.
 *
 * <p><b>Who calls in.</b> Application code makes futures and hands them to an {@link
 * dev.rouse.Executor}; library code implements {@link dev.rouse.Future}; executors call {@link
 * dev.rouse.Future#poll poll} and implement {@link dev.rouse.Spawner}.
 *
 * <p><b>Who is called.</b> Nothing here has a thread, a queue or a clock. Services come in through
 * the {@link dev.rouse.Context} of a poll, never through thread-locals.
 *
 * <p><b>Threads.</b> A future is polled by one thread at a time, though not always by the same one;
 * its owner orders the polls. A {@link dev.rouse.Waker} may be used from any thread at any time.
 *
 * <p><b>Start at</b> {@link dev.rouse.Future}, then {@link dev.rouse.Context} and {@link
 * dev.rouse.Waker}; {@link dev.rouse.Pin} checks the rules that those pages state.
 */
@NullMarked
package dev.rouse;

import org.jspecify.annotations.NullMarked;
