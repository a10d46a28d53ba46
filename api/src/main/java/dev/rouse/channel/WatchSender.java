package dev.rouse.channel;

import dev.rouse.Future;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sender of a {@link Watch} channel.
 *
 * <p><b>Callbacks</b> run on the calling thread while other senders wait, so they should be short;
 * receivers do not wait for them. A callback that throws changes nothing, wakes nobody, and what it
 * throws is passed on. A callback that sends to the same channel gets an {@link
 * IllegalStateException}.
 *
 * <p><b>Closing.</b> Asking a closed sender to send is a mistake in the program and throws {@link
 * IllegalStateException}; that all receivers were dropped is not.
 *
 * <p><b>Threads.</b> Any number at once.
 *
 * @param <T> the type of the value; {@code null} is a value like any other
 */
public interface WatchSender<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Replaces the value and wakes those who wait, unless there is no receiver.
     *
     * @param value the new value
     * @return false if there is no receiver: the value stays as it was
     * @throws IllegalStateException if this sender was closed
     */
    boolean send(T value);

    /**
     * Replaces the value and wakes those who wait, whether there is a receiver or not.
     *
     * @param value the new value
     * @return the value that was there before
     * @throws IllegalStateException if this sender was closed
     */
    T sendReplace(T value);

    /**
     * Computes a new value from the present one, with no other sender in between, whether there is
     * a receiver or not.
     *
     * @param update computes the new value
     * @throws IllegalStateException if this sender was closed
     * @throws NullPointerException if {@code update} is null
     */
    void sendModify(UnaryOperator<T> update);

    /**
     * As {@link #sendModify}, but only if the present value is of interest.
     *
     * @param condition asked first; if false, nothing changes and nobody is woken
     * @param update computes the new value
     * @return what {@code condition} said
     * @throws IllegalStateException if this sender was closed
     * @throws NullPointerException if an argument is null
     */
    boolean sendIfModified(Predicate<? super T> condition, UnaryOperator<T> update);

    /**
     * Reads the present value.
     *
     * @return the value
     */
    T get();

    /**
     * Adds a receiver, which has seen the present value. Possible also after all were dropped, and
     * when all senders are closed.
     *
     * @return a new receiver
     */
    WatchReceiver<T> subscribe();

    /**
     * Waits until there is no receiver. May be dropped and asked for again, by any number of tasks.
     *
     * @return a future that is ready in a poll that finds {@link #isClosed}; if a receiver was
     *     added in the meantime, it waits on
     */
    Future<@Nullable Void> closed();

    /**
     * Tells whether there is no receiver.
     *
     * @return true until {@link #subscribe} makes one
     */
    boolean isClosed();

    /**
     * Counts the receivers.
     *
     * @return how many there are just now
     */
    int receiverCount();

    /**
     * Counts the senders.
     *
     * @return how many are open just now
     */
    int senderCount();

    /**
     * Tells whether two senders send to the same channel.
     *
     * @param other another sender
     * @return true if they do
     */
    boolean sameChannel(WatchSender<T> other);

    /**
     * Gives another sender of this channel, to be closed by whoever gets it.
     *
     * @return a new sender
     * @throws IllegalStateException if this sender was closed
     */
    WatchSender<T> copy();

    /** Closes this sender, and the channel if it was the last one. Idempotent. */
    @Override
    void close();
}
