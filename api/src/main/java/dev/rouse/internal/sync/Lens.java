package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way from a whole to a part of it and back: what {@code map} of a guard that can write is
 * given.
 *
 * @param part gives the part
 * @param with gives the whole with another part
 * @param <W> the type of the whole
 * @param <T> the type of the part
 */
record Lens<W extends @Nullable Object, T extends @Nullable Object>(
        Function<? super W, ? extends T> part, BiFunction<? super W, ? super T, ? extends W> with) {

    Lens {
        requireNonNull(part, "part");
        requireNonNull(with, "with");
    }

    T get(W whole) {
        return part.apply(whole);
    }

    W put(W whole, T value) {
        return with.apply(whole, value);
    }

    /** Gives the way to a part of the part. */
    <U extends @Nullable Object> Lens<W, U> to(Lens<T, U> inner) {
        return new Lens<>(
                whole -> inner.get(get(whole)),
                (whole, value) -> put(whole, inner.put(get(whole), value)));
    }
}
