package dev.rouse;

import org.jspecify.annotations.Nullable;

/**
 * Something that gives values and takes values, such as a connection.
 *
 * <p>As a stream it ends with {@link PollNext.Done}, as a sink with {@code Ready} from {@code
 * pollClose}; the one does not end the other. An exception, and {@link #drop}, end both.
 *
 * @param <T> the type of what it gives
 * @param <U> the type of what it takes
 */
public interface Duplex<T extends @Nullable Object, U extends @Nullable Object>
        extends Stream<T>, Sink<U> {

    @Override
    default void drop() {}

    /**
     * Makes two halves of this, which two tasks may own.
     *
     * @return both halves; they own this
     */
    default Split<T, U> split() {
        return new Split<>(this);
    }
}
