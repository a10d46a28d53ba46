package dev.rouse.function;

import org.jspecify.annotations.Nullable;

/**
 * A function of one argument that may throw.
 *
 * @param <T> the type of the argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ThrowingFunction<T extends @Nullable Object, R extends @Nullable Object> {

    /**
     * Computes the result for {@code value}.
     *
     * @param value the argument
     * @return the result
     * @throws Exception to fail the future that calls this
     */
    R apply(T value) throws Exception;
}
