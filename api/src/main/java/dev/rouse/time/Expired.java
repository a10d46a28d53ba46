package dev.rouse.time;

import org.jspecify.annotations.Nullable;

/**
 * A value whose time in a {@link DelayQueue} has come.
 *
 * @param value the value; may be {@code null}
 * @param deadlineNanos when it was due, on the scale of the timer that polls the queue
 * @param key what stood for it in the queue, where it is no more
 * @param <T> the type of the value
 */
public record Expired<T extends @Nullable Object>(
        T value, long deadlineNanos, DelayQueue.Key<T> key) {}
