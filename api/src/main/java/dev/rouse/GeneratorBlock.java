package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * The body of a generator; see {@link Async#generator}.
 *
 * <p>A lambda of this type may {@link Async#yield_ yield_}. It is compiled to a state machine then,
 * and {@link #call} of it is never called; a library that takes blocks passes them to {@code
 * generator}, as often as it needs generators of them.
 *
 * @param <Y> the type of the values that it yields; the compiler of blocks checks them against it
 * @param <R> the type of the value that it ends with
 */
@FunctionalInterface
public interface GeneratorBlock<Y extends @Nullable Object, R extends @Nullable Object> {

    /**
     * Runs the body.
     *
     * @return the value the generator ends with
     * @throws Exception to fail the generator
     */
    R call() throws Exception;
}
