package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * An item and the key of the stream it came from; what a {@link StreamMap} gives.
 *
 * @param key the key
 * @param value the item; may be {@code null}
 * @param <K> the type of the key
 * @param <T> the type of the item
 */
public record Keyed<K extends @Nullable Object, T extends @Nullable Object>(K key, T value) {}
