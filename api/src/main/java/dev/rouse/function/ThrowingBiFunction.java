package dev.rouse.function;

import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments that may throw.
 *
 * @param <T> the type of the first argument
 * @param <U> the type of the second argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ThrowingBiFunction<
        T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> {

    /**
     * Computes the result for the two values.
     *
     * @param first the first argument
     * @param second the second argument
     * @return the result
     * @throws Exception to fail the future that calls this
     */
    R apply(T first, U second) throws Exception;
}
