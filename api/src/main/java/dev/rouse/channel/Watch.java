package dev.rouse.channel;

import dev.rouse.internal.channel.WatchCell;
import org.jspecify.annotations.Nullable;

/**
 * A value that senders replace and receivers watch: configuration, progress, state. Receivers see
 * the latest value, and not each one in between.
 *
 * <pre>{@code
 * Watch<String> watch = Watch.create("starting");
 * WatchReceiver<String> health = watch.receiver();
 * Future<String> up = health.waitFor(state -> !state.equals("starting"));
 * watch.sender().send("serving");
 * }</pre>
 *
 * <p><b>Seen.</b> Each receiver remembers which value it has seen. The value at its making counts
 * as seen; see {@link WatchReceiver#markChanged}.
 *
 * <p><b>Ends.</b> Senders are closed, receivers are dropped, each once for each copy; a garbage
 * collector would not tell in time. When the last sender is closed, receivers still learn of a
 * value that they have not seen, and after that {@link WatchReceiver#changed} fails with {@link
 * ChannelClosedException}. The value stays readable. When the last receiver is dropped, {@link
 * WatchSender#send} answers false until there is one again.
 *
 * <p><b>Order.</b> Values are replaced one at a time, so all see them in one order, each receiver
 * skipping some. What was written before a value was sent is seen by those who see the value.
 *
 * <p><b>Memory.</b> One value, plus one small object for each that waits.
 *
 * <p><b>Threads.</b> A sender, and {@link WatchReceiver#get}, from any thread; each receiver's
 * other methods from one at a time. Nothing blocks but the senders' callbacks each other, and no
 * callback or waker runs where a receiver would have to wait for it. A waker that throws is
 * reported to the uncaught exception handler of the thread and harms neither side.
 *
 * @param sender the first sender
 * @param receiver the first receiver; it has seen the initial value
 * @param <T> the type of the value; must not be changed in place, since all receivers share it
 */
public record Watch<T extends @Nullable Object>(WatchSender<T> sender, WatchReceiver<T> receiver) {

    /**
     * Makes a channel that has a value from the beginning.
     *
     * @param initial the value; may be {@code null}
     * @param <T> the type of the value
     * @return both sides
     */
    public static <T extends @Nullable Object> Watch<T> create(T initial) {
        WatchCell<T> cell = new WatchCell<>(initial);
        return new Watch<>(cell.firstSender(), cell.firstReceiver());
    }
}
