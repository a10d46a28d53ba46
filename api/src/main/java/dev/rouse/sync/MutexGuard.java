package dev.rouse.sync;

import org.jspecify.annotations.Nullable;

/**
 * The right to use the value of a {@link Mutex}, until it is closed.
 *
 * <p><b>Threads.</b> {@link #close} may be called from several threads at once: only one of the
 * calls does anything. The other methods are for one thread at a time.
 *
 * @param <T> the type of the value
 */
public interface MutexGuard<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Reads the value.
     *
     * @return the value
     * @throws IllegalStateException if this guard was closed
     */
    T get();

    /**
     * Replaces the value.
     *
     * @param value the new one; may be {@code null}
     * @throws IllegalStateException if this guard was closed
     */
    void set(T value);

    /** Unlocks, and wakes the next one. The second call does nothing. */
    @Override
    void close();
}
