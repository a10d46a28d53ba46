package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * The answer of one {@link Future#poll poll}: {@link Ready} with the value, or {@link Pending}.
 *
 * <p>There is exactly one {@code Pending} object, so hot code compares by identity: {@code if
 * (polled == Poll.pending())}. Everything else is a {@code Ready}. Both kinds are immutable and may
 * be passed between threads freely.
 *
 * @param <T> the type of the value
 */
public sealed interface Poll<T extends @Nullable Object> permits Poll.Ready, Poll.Pending {

    /**
     * Answers that the future has ended with {@code value}.
     *
     * @param value the result; {@code null} is a value like any other
     * @param <T> the type of the value
     * @return a new {@link Ready}
     */
    static <T extends @Nullable Object> Poll<T> ready(T value) {
        return new Ready<>(value);
    }

    /**
     * Answers that the future has ended and has no value to give. Never allocates.
     *
     * @param <T> the type of the value that is absent
     * @return a shared {@link Ready} that holds {@code null}
     */
    static <T extends @Nullable Object> Poll<@Nullable T> ready() {
        @SuppressWarnings("unchecked") // holds no value, so it holds one of every nullable type
        Poll<@Nullable T> unit = (Poll<@Nullable T>) Ready.UNIT;
        return unit;
    }

    /**
     * Answers that the future cannot move on now and has kept the waker of this poll.
     *
     * @param <T> the type of the value still to come
     * @return the only {@link Pending} there is
     */
    static <T extends @Nullable Object> Poll<T> pending() {
        @SuppressWarnings("unchecked") // holds no value, so it stands for every type
        Poll<T> pending = (Poll<T>) Pending.INSTANCE;
        return pending;
    }

    /**
     * Tells whether the future has ended with a value.
     *
     * @return true for {@link Ready}
     */
    default boolean isReady() {
        return this != Pending.INSTANCE;
    }

    /**
     * Tells whether the future wants to be polled again after a wake.
     *
     * @return true for {@link Pending}
     */
    default boolean isPending() {
        return this == Pending.INSTANCE;
    }

    /**
     * The end of a future that succeeded.
     *
     * @param value the result; may be {@code null}
     * @param <T> the type of the value
     */
    record Ready<T extends @Nullable Object>(T value) implements Poll<T> {
        private static final Ready<@Nullable Object> UNIT = new Ready<@Nullable Object>(null);
    }

    /**
     * Not yet. A singleton: compare with {@code ==}.
     *
     * @param <T> the type of the value still to come
     */
    final class Pending<T extends @Nullable Object> implements Poll<T> {
        private static final Pending<?> INSTANCE = new Pending<>();

        private Pending() {}

        @Override
        public String toString() {
            return "Pending";
        }
    }
}
