package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * The body of an async block that ends with a value; see {@link Async#async(AsyncBlock)}.
 *
 * <p>A lambda of this type may {@link Async#await await}. It is compiled to a state machine then,
 * and {@link #call} of it is never called; a library that takes blocks passes them to {@code
 * async}, as often as it needs futures of them.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface AsyncBlock<T extends @Nullable Object> {

    /**
     * Runs the body.
     *
     * @return the value of the block
     * @throws Exception to fail the block
     */
    T call() throws Exception;
}
