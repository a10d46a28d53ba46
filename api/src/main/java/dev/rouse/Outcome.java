package dev.rouse;

import dev.rouse.internal.future.Rethrow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a future ended, as a value: with a {@link Value} or with a {@link Failure}. {@link
 * Future#catching} gives it.
 *
 * <pre>{@code
 * if (outcome instanceof Outcome.Failure<String> failed) {
 *     log.add("no reply: " + failed.failure().getMessage());
 * }
 * }</pre>
 *
 * <p>Immutable; may be passed between threads freely.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /**
     * Makes the outcome of a future that gave {@code value}.
     *
     * @param value the value; may be {@code null}
     * @param <T> the type of the value
     * @return the outcome
     */
    static <T extends @Nullable Object> Outcome<T> value(T value) {
        return new Value<>(value);
    }

    /**
     * Makes the outcome of a future that failed.
     *
     * @param failure what it threw
     * @param <T> the type of the value that there is not
     * @return the outcome
     * @throws NullPointerException if {@code failure} is null
     */
    static <T extends @Nullable Object> Outcome<T> failure(Throwable failure) {
        return new Failure<>(failure);
    }

    /**
     * Gives the value, or fails as the future did.
     *
     * @return the value
     * @throws Exception what the future threw: the same object, which may be an {@link Error} too
     */
    T get() throws Exception;

    /**
     * Tells which of the two it is.
     *
     * @return true for {@link Failure}
     */
    default boolean isFailure() {
        return this instanceof Failure;
    }

    /**
     * The future gave a value.
     *
     * @param value the value; may be {@code null}
     * @param <T> the type of the value
     */
    record Value<T extends @Nullable Object>(T value) implements Outcome<T> {
        @Override
        public T get() {
            return value;
        }
    }

    /**
     * The future failed.
     *
     * @param failure what it threw
     * @param <T> the type of the value that there is not
     */
    record Failure<T extends @Nullable Object>(Throwable failure) implements Outcome<T> {

        /**
         * Keeps the failure.
         *
         * @param failure what the future threw
         * @throws NullPointerException if {@code failure} is null
         */
        public Failure {
            Objects.requireNonNull(failure, "failure");
        }

        @Override
        public T get() {
            throw Rethrow.unchecked(failure);
        }
    }
}
