package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * One step of {@link Streams#unfold}: the item to hand out and the state to go on with.
 *
 * @param item the item; may be {@code null}
 * @param state the next state; may be {@code null}
 * @param <T> the type of the item
 * @param <S> the type of the state
 */
public record Unfolded<T extends @Nullable Object, S extends @Nullable Object>(T item, S state) {}
