package dev.rouse;

import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * One of two values: what {@link Futures#either} gives.
 *
 * <p>Immutable; may be passed between threads freely.
 *
 * @param <L> the type of the left value
 * @param <R> the type of the right value
 */
public sealed interface Either<L extends @Nullable Object, R extends @Nullable Object> {

    /**
     * Applies the function that belongs to the value there is.
     *
     * @param left what to do with a left value
     * @param right what to do with a right value
     * @param <T> the type of the result
     * @return what the function gives
     * @throws Exception what the function throws
     */
    <T extends @Nullable Object> T fold(
            ThrowingFunction<? super L, ? extends T> left,
            ThrowingFunction<? super R, ? extends T> right)
            throws Exception;

    /**
     * The left value.
     *
     * @param value the value; may be {@code null}
     * @param <L> its type
     * @param <R> the type of the value that it is not
     */
    record Left<L extends @Nullable Object, R extends @Nullable Object>(L value)
            implements Either<L, R> {
        @Override
        public <T extends @Nullable Object> T fold(
                ThrowingFunction<? super L, ? extends T> left,
                ThrowingFunction<? super R, ? extends T> right)
                throws Exception {
            return left.apply(value);
        }
    }

    /**
     * The right value.
     *
     * @param value the value; may be {@code null}
     * @param <L> the type of the value that it is not
     * @param <R> its type
     */
    record Right<L extends @Nullable Object, R extends @Nullable Object>(R value)
            implements Either<L, R> {
        @Override
        public <T extends @Nullable Object> T fold(
                ThrowingFunction<? super L, ? extends T> left,
                ThrowingFunction<? super R, ? extends T> right)
                throws Exception {
            return right.apply(value);
        }
    }
}
