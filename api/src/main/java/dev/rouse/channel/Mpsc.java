package dev.rouse.channel;

import dev.rouse.internal.channel.BoundedChannel;
import dev.rouse.internal.channel.UnboundedChannel;
import org.jspecify.annotations.Nullable;

/**
 * Channels from many senders to one receiver, first in first out.
 *
 * <pre>{@code
 * Mpsc.Bounded<String> lines = Mpsc.bounded(16);
 * try (MpscSender<String> sender = lines.sender()) {
 *     sender.trySend("first");
 *     sender.trySend("second");
 * } // the only sender is closed, so the receiver comes to an end
 * while (lines.receiver().blockingRecv() instanceof PollNext.Item<String> line) {
 *     received.add(line.value());
 * }
 * }</pre>
 *
 * <p><b>Ends.</b> A garbage collector does not tell in time that nobody can send any more, so
 * senders are closed: each {@link MpscSender#copy} once. When the last one is closed, or the
 * receiver is, nothing more is accepted. What was accepted before that is still received, and only
 * then the receiver gives {@link dev.rouse.PollNext.Done}. Nothing that was sent is lost unless the
 * receiver is dropped.
 *
 * <p><b>Order.</b> Values of one thread arrive in the order in which it sent them. A value is in
 * the channel when {@code send}'s future is ready, {@code trySend} answers, or {@code send} of an
 * unbounded channel returns.
 *
 * <p><b>Memory.</b> Places are allocated as values come, 32 at a time, and let go as these are
 * received; a large capacity costs nothing by itself. A value is let go when it is received.
 *
 * <p><b>Threads.</b> Senders may be used from any number of threads, which need not run an
 * executor; the receiver from one at a time. Only the methods named {@code blocking} block. What
 * was written before a value was sent is seen by the one that receives it. A waker that throws is
 * reported to the uncaught exception handler of the thread and harms neither side.
 */
public final class Mpsc {

    private Mpsc() {}

    /**
     * A new channel with room for a number of values.
     *
     * @param sender its first sender
     * @param receiver its only receiver
     * @param <T> the type of the values
     */
    public record Bounded<T extends @Nullable Object>(
            MpscSender<T> sender, MpscReceiver<T> receiver) {}

    /**
     * A new channel that grows as needed.
     *
     * @param sender its first sender
     * @param receiver its only receiver
     * @param <T> the type of the values
     */
    public record Unbounded<T extends @Nullable Object>(
            MpscUnboundedSender<T> sender, MpscReceiver<T> receiver) {}

    /**
     * Makes a channel in which senders wait while it is full.
     *
     * @param capacity how many values there is room for
     * @param <T> the type of the values
     * @return both sides of a new channel
     * @throws IllegalArgumentException if {@code capacity} is less than one
     */
    public static <T extends @Nullable Object> Bounded<T> bounded(int capacity) {
        BoundedChannel<T> channel = BoundedChannel.create(capacity);
        return new Bounded<>(channel.firstSender(), channel);
    }

    /**
     * Makes a channel in which nobody ever waits to send. If the receiver is slower than the
     * senders for long, it fills the memory.
     *
     * @param <T> the type of the values
     * @return both sides of a new channel
     */
    public static <T extends @Nullable Object> Unbounded<T> unbounded() {
        UnboundedChannel<T> channel = new UnboundedChannel<>();
        return new Unbounded<>(channel.firstSender(), channel);
    }
}
