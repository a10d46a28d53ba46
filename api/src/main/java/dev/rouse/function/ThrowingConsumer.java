package dev.rouse.function;

import org.jspecify.annotations.Nullable;

/**
 * An action on one argument that may throw.
 *
 * @param <T> the type of the argument
 */
@FunctionalInterface
public interface ThrowingConsumer<T extends @Nullable Object> {

    /**
     * Does something with {@code value}.
     *
     * @param value the argument
     * @throws Exception to fail the future or stream that calls this
     */
    void accept(T value) throws Exception;
}
