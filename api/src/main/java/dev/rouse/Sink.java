package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * A place that takes values, one after the other, each when it has room: the other end of a {@link
 * Stream}.
 *
 * <p>A value is sent in two steps, so that it never has to be given back: {@link #pollReady} waits
 * for room, {@link #startSend} fills it. What has been taken may still be on its way; {@link
 * #pollFlush} waits until it has arrived, {@link #pollClose} flushes and ends the sink.
 *
 * <p>The poll methods follow the contract of {@link Future#poll}: short, {@link Poll.Pending} only
 * after keeping the waker of this poll, harmless when polled without need. Unlike a future they may
 * be polled again after {@link Poll.Ready}. The sink ends with {@code Ready} from {@code
 * pollClose}, with an exception from any method, or with {@link #drop}; what is called after that
 * throws {@link IllegalStateException}.
 *
 * <p><b>Ownership and threads</b> are as for futures: one owner, one call at a time, in order.
 *
 * @param <T> the type of the values; {@code null} is a value like any other
 */
public interface Sink<T extends @Nullable Object> {

    /**
     * Waits for room for one value.
     *
     * @param cx the waker and the services of this poll; not valid after it
     * @return {@link Poll.Ready} if {@link #startSend} may be called once, which stays so until it
     *     is, or {@link Poll.Pending}
     * @throws Exception if the sink cannot take values any more
     */
    Poll<@Nullable Void> pollReady(Context cx) throws Exception;

    /**
     * Takes a value. The caller has got {@link Poll.Ready} from {@link #pollReady} before, once for
     * each value.
     *
     * @param value what to send
     * @throws Exception if the sink cannot take values any more
     * @throws IllegalStateException if {@code pollReady} was not ready before
     */
    void startSend(T value) throws Exception;

    /**
     * Waits until all values taken so far have arrived.
     *
     * @param cx the waker and the services of this poll; not valid after it
     * @return {@link Poll.Ready} when nothing is on its way, or {@link Poll.Pending}
     * @throws Exception if a value could not be delivered
     */
    Poll<@Nullable Void> pollFlush(Context cx) throws Exception;

    /**
     * Flushes, and ends the sink: it takes no values from the first call of this method on.
     *
     * @param cx the waker and the services of this poll; not valid after it
     * @return {@link Poll.Ready} when everything has arrived and the sink has ended, or {@link
     *     Poll.Pending}
     * @throws Exception if a value could not be delivered, or the end could not
     */
    Poll<@Nullable Void> pollClose(Context cx) throws Exception;

    /**
     * Cancels: releases at once what the sink holds; values on their way may be lost. It does
     * nothing after the end, and nothing the second time.
     */
    default void drop() {}
}
