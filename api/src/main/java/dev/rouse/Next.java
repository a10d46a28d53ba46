package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * What there is after waiting for a stream: an {@link PollNext.Item} or the {@link PollNext.Done}.
 *
 * <p>In an async block a stream is read like this:
 *
 * <pre>{@code
 * while (await(keys.next()) instanceof PollNext.Item<Key> key) {
 *     type(key.value());
 * }
 * }</pre>
 *
 * @param <T> the type of the values
 */
public sealed interface Next<T extends @Nullable Object> extends PollNext<T>
        permits PollNext.Item, PollNext.Done {}
