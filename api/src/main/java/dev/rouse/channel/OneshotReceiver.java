package dev.rouse.channel;

import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * The receiving side of a {@link Oneshot}: a future of the value.
 *
 * <p>It fails with {@link ChannelClosedException} if the sender is closed without sending. Dropping
 * it tells the sender that nobody waits; a value that was sent but not taken is let go.
 *
 * <p><b>Cancel safety.</b> A poll that answered pending has taken nothing.
 *
 * <p><b>Fairness.</b> Taking the value spends a unit of the poll's budget.
 *
 * <p><b>Receiving twice</b> is a mistake: once the value was given, or the failure, polling and the
 * other ways to receive throw {@link IllegalStateException}.
 *
 * <p><b>Threads.</b> One at a time.
 *
 * @param <T> the type of the value
 */
public interface OneshotReceiver<T extends @Nullable Object> extends Future<T> {

    /**
     * Takes the value if it is there, without waiting and without registering a waker.
     *
     * @return {@link Poll.Ready} with the value, after which this receiver has ended; or {@link
     *     Poll.Pending}
     * @throws ChannelClosedException if the sender was closed without sending; this receiver has
     *     ended then
     * @throws IllegalStateException if the value was taken or this receiver dropped before
     */
    Poll<T> tryReceive();

    /**
     * Waits for the value on the calling thread, which must not run tasks. Interrupts do not end
     * the wait; the interrupt status is kept.
     *
     * @return the value, after which this receiver has ended
     * @throws ChannelClosedException if the sender was closed without sending
     * @throws IllegalStateException if the value was taken or this receiver dropped before
     */
    T blockingReceive();

    /** Stops waiting. The sender's {@link OneshotSender#send} answers false from now on. */
    @Override
    void drop();
}
