package dev.rouse.channel;

import dev.rouse.internal.channel.BroadcastCell;
import org.jspecify.annotations.Nullable;

/**
 * A channel from many senders to many receivers, each of which gets every value. Senders never
 * wait: a receiver that is too slow misses the oldest values, and is told how many.
 *
 * <pre>{@code
 * Broadcast<String> chat = Broadcast.create(16);
 * BroadcastReceiver<String> late = chat.sender().subscribe();
 * chat.sender().send("hello"); // to two receivers
 * if (late.tryRecv() instanceof PollNext.Item<Received<String>> item) {
 *     if (item.value() instanceof Received.Value<String> line) {
 *         log.add(line.value());
 *     } else if (item.value() instanceof Received.Lagged<String> gap) {
 *         log.add(gap.missed() + " lines missed");
 *     }
 * }
 * }</pre>
 *
 * <p><b>Ends.</b> Senders are closed, receivers are dropped, each once for each copy; a garbage
 * collector would not tell in time. When the last sender is closed, receivers still get what is in
 * the channel, and then {@link dev.rouse.PollNext.Done}. With no receiver, {@link
 * BroadcastSender#send} keeps nothing and answers zero.
 *
 * <p><b>Order.</b> All receivers get the values in one order. What was written before a value was
 * sent is seen by those who receive it.
 *
 * <p><b>Memory.</b> The capacity, rounded up to a power of two, is allocated at once: 8 to 12 bytes
 * a place. A value is let go when the last receiver that it was sent to has received it or was
 * dropped, or when it is overwritten; receivers that are neither polled nor dropped hold back at
 * most the capacity.
 *
 * <p><b>Threads.</b> Senders from any thread; each receiver from one at a time. Only {@link
 * BroadcastReceiver#blockingRecv} blocks. A waker that throws is reported to the uncaught exception
 * handler of the thread and harms neither side.
 *
 * @param sender the first sender
 * @param receiver the first receiver
 * @param <T> the type of the values; receivers share each object
 */
public record Broadcast<T extends @Nullable Object>(
        BroadcastSender<T> sender, BroadcastReceiver<T> receiver) {

    /** The largest capacity. */
    public static final int MAX_CAPACITY = 1 << 30;

    /**
     * Makes an empty channel.
     *
     * @param capacity how many values a receiver may be behind before it misses some; rounded up to
     *     a power of two
     * @param <T> the type of the values
     * @return both sides
     * @throws IllegalArgumentException if {@code capacity} is less than one or more than {@link
     *     #MAX_CAPACITY}
     */
    public static <T extends @Nullable Object> Broadcast<T> create(int capacity) {
        BroadcastCell<T> cell = BroadcastCell.create(capacity);
        return new Broadcast<>(cell.firstSender(), cell.subscribe());
    }
}
