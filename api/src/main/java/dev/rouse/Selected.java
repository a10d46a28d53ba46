package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * Which of two futures was ready first, its value, and the other future: what {@link
 * Futures#select} gives. The other future has not ended and is the caller's to go on with or to
 * drop.
 *
 * @param <A> the type of the first future's value
 * @param <B> the type of the second future's value
 */
public sealed interface Selected<A extends @Nullable Object, B extends @Nullable Object> {

    /**
     * Gives the future that has not ended.
     *
     * @return the caller's to await or to drop
     */
    Future<? extends @Nullable Object> other();

    /**
     * The first future was ready.
     *
     * @param value its value
     * @param other the second future
     * @param <A> the type of the value
     * @param <B> the type of the other future's value
     */
    record First<A extends @Nullable Object, B extends @Nullable Object>(A value, Future<B> other)
            implements Selected<A, B> {}

    /**
     * The second future was ready.
     *
     * @param value its value
     * @param other the first future
     * @param <A> the type of the other future's value
     * @param <B> the type of the value
     */
    record Second<A extends @Nullable Object, B extends @Nullable Object>(B value, Future<A> other)
            implements Selected<A, B> {}
}
