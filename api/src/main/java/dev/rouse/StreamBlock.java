package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * The body of a stream; see {@link Async#stream}.
 *
 * <p>A lambda of this type may {@link Async#emit emit} and {@link Async#await await}. It is
 * compiled to a state machine then, and {@link #run} of it is never called; a library that takes
 * blocks passes them to {@code stream}, as often as it needs streams of them.
 *
 * @param <T> the type of the values that it emits; the compiler of blocks checks them against it
 */
@FunctionalInterface
public interface StreamBlock<T extends @Nullable Object> {

    /**
     * Runs the body.
     *
     * @throws Exception to fail the stream
     */
    void run() throws Exception;
}
