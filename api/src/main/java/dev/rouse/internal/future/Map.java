package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#map}: what the function answers is the value.
 *
 * @param <T> the type of the child's value
 * @param <R> the type of the result
 */
public final class Map<T extends @Nullable Object, R extends @Nullable Object> extends Link<R> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose value to map
     * @param function what to apply to it
     */
    public Map(Future<T> child, ThrowingFunction<? super T, ? extends R> function) {
        super(requireNonNull(child, "child"), requireNonNull(function, "function"));
    }

    /** Takes over the chain {@code below}, which waits for the value to map. */
    Map(Link<T> below, ThrowingFunction<? super T, ? extends R> function) {
        super(below, requireNonNull(function, "function"));
    }
}
