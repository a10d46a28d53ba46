package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * The answer of one {@link Generator#resume}: {@link Yielded} with another value, or {@link
 * Complete} with the value of the body's end.
 *
 * <p>Both kinds are immutable and may be passed between threads freely.
 *
 * @param <Y> the type of the values that are yielded
 * @param <R> the type of the value at the end
 */
public sealed interface GeneratorState<Y extends @Nullable Object, R extends @Nullable Object>
        permits GeneratorState.Yielded, GeneratorState.Complete {

    /**
     * Another value; the generator waits behind its {@code yield_}.
     *
     * @param value what was yielded; may be {@code null}
     * @param <Y> the type of the values that are yielded
     * @param <R> the type of the value still to come
     */
    record Yielded<Y extends @Nullable Object, R extends @Nullable Object>(Y value)
            implements GeneratorState<Y, R> {}

    /**
     * The end of a generator; it is not to be resumed again.
     *
     * @param value what the body returned; may be {@code null}
     * @param <Y> the type of the values there were
     * @param <R> the type of the value at the end
     */
    record Complete<Y extends @Nullable Object, R extends @Nullable Object>(R value)
            implements GeneratorState<Y, R> {}
}
