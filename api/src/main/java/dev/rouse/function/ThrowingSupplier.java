package dev.rouse.function;

import org.jspecify.annotations.Nullable;

/**
 * A source of values that may throw.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface ThrowingSupplier<T extends @Nullable Object> {

    /**
     * Gives a value.
     *
     * @return the value
     * @throws Exception to fail the future that calls this
     */
    T get() throws Exception;
}
