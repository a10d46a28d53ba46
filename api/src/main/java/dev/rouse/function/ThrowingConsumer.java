package dev.rouse.function;

import org.jspecify.annotations.Nullable;

/**
 * A use of a value that may throw.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ThrowingConsumer<T extends @Nullable Object> {

    /**
     * Uses {@code value}.
     *
     * @param value the value
     * @throws Exception to fail the future that calls this
     */
    void accept(T value) throws Exception;
}
