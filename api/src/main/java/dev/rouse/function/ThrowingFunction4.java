package dev.rouse.function;

import org.jspecify.annotations.Nullable;

/**
 * A function of four arguments that may throw.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <C> the type of the third argument
 * @param <D> the type of the fourth argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ThrowingFunction4<
        A extends @Nullable Object,
        B extends @Nullable Object,
        C extends @Nullable Object,
        D extends @Nullable Object,
        R extends @Nullable Object> {

    /**
     * Computes the result for the four values.
     *
     * @param first the first argument
     * @param second the second argument
     * @param third the third argument
     * @param fourth the fourth argument
     * @return the result
     * @throws Exception to fail the future that calls this
     */
    R apply(A first, B second, C third, D fourth) throws Exception;
}
