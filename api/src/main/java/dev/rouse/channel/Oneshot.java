package dev.rouse.channel;

import dev.rouse.internal.channel.OneshotCell;
import org.jspecify.annotations.Nullable;

/**
 * A channel for one value: the reply to a request, the result of a computation elsewhere.
 *
 * <pre>{@code
 * Oneshot<String> reply = Oneshot.create();
 * server.ask(question, reply.sender());
 * String answer = executor.blockOn(reply.receiver());
 * }</pre>
 *
 * <p><b>Order.</b> What was written before the value was sent is seen by the one that receives it.
 *
 * <p><b>Threads.</b> Each side is used by one thread at a time, which need not be the same for
 * both. Only {@link OneshotReceiver#blockingReceive} blocks. A waker that throws is reported to the
 * uncaught exception handler of the thread and harms neither side.
 *
 * <p><b>Memory.</b> The channel and its two sides are one object of 16 bytes on a JVM with
 * compressed references.
 *
 * @param <T> the type of the value
 */
public interface Oneshot<T extends @Nullable Object> {

    /**
     * Makes a channel.
     *
     * @param <T> the type of the value
     * @return an empty channel
     */
    static <T extends @Nullable Object> Oneshot<T> create() {
        return new OneshotCell<>();
    }

    /**
     * Gives the sending side, every time the same.
     *
     * @return the sender
     */
    OneshotSender<T> sender();

    /**
     * Gives the receiving side, every time the same.
     *
     * @return the receiver
     */
    OneshotReceiver<T> receiver();
}
