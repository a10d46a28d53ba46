package dev.rouse.function;

import org.jspecify.annotations.Nullable;

/**
 * A question about one argument that may throw.
 *
 * @param <T> the type of the argument
 */
@FunctionalInterface
public interface ThrowingPredicate<T extends @Nullable Object> {

    /**
     * Answers the question for {@code value}.
     *
     * @param value the argument
     * @return the answer
     * @throws Exception to fail the future or stream that calls this
     */
    boolean test(T value) throws Exception;
}
