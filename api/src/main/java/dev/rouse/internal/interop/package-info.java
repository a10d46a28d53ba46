/**
 * Behind {@link dev.rouse.interop.Completion}, {@link dev.rouse.interop.Flows} and {@link
 * dev.rouse.interop.AsyncFiles}; not exported.
 *
 * <p><b>Who calls in.</b> {@code dev.rouse.interop}, and on their threads the completion stages and
 * publishers of others. <b>Who is called.</b> Those, and the futures and streams of users.
 *
 * <p><b>Threads.</b> Each class says what comes from foreign threads; the rest is the owner's.
 * <b>Start at</b> {@link dev.rouse.internal.interop.StageFuture}.
 */
@NullMarked
package dev.rouse.internal.interop;

import org.jspecify.annotations.NullMarked;
