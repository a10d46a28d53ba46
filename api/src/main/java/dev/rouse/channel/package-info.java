/**
 * Channels: values that pass from one task or thread to another.
 *
 * <p><b>Who calls in.</b> Senders from any thread, also from threads that run no executor;
 * receivers from inside polls. <b>Start at</b> {@link dev.rouse.channel.Oneshot} for one value,
 * {@link dev.rouse.channel.Mpsc} for many.
 */
@NullMarked
package dev.rouse.channel;

import org.jspecify.annotations.NullMarked;
