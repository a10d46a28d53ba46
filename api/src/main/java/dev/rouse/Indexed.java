package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * An item and its place in its stream; what {@link Stream#enumerate} gives.
 *
 * @param index the place, from 0
 * @param value the item; may be {@code null}
 * @param <T> the type of the item
 */
public record Indexed<T extends @Nullable Object>(long index, T value) {}
