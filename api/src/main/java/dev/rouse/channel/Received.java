package dev.rouse.channel;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver of a {@link Broadcast} channel gets: a value, or the news that it missed some.
 *
 * @param <T> the type of the values
 */
public sealed interface Received<T extends @Nullable Object> {

    /**
     * A value that was sent.
     *
     * @param value the value; may be {@code null}
     * @param <T> the type of the value
     */
    record Value<T extends @Nullable Object>(T value) implements Received<T> {}

    /**
     * Values were overwritten before this receiver came to them. It goes on with the oldest value
     * that is left.
     *
     * @param missed how many; positive
     * @param <T> the type of the values
     */
    record Lagged<T extends @Nullable Object>(long missed) implements Received<T> {}
}
