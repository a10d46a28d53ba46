package dev.rouse.sync;

import org.jspecify.annotations.Nullable;

/**
 * The right to read and write the value of a {@link RwLock} alone, until it is closed.
 *
 * <p><b>Threads.</b> {@link #close} and {@link #downgrade} may be called from several threads at
 * once: only one of the calls does anything. The other methods are for one thread at a time.
 *
 * @param <T> the type of the value
 */
public interface WriteGuard<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Reads the value.
     *
     * @return the value
     * @throws IllegalStateException if this guard was closed or downgraded
     */
    T get();

    /**
     * Replaces the value.
     *
     * @param value the new one; may be {@code null}
     * @throws IllegalStateException if this guard was closed or downgraded
     */
    void set(T value);

    /**
     * Becomes a reader, with no other writer in between, and lets other readers in, as far as no
     * writer waits before them. Ends this guard; its {@link #close} does nothing from now on.
     *
     * @return the guard to read with, to be closed
     * @throws IllegalStateException if this guard was closed or downgraded
     */
    ReadGuard<T> downgrade();

    /** Unlocks, and wakes who comes next. The second call does nothing. */
    @Override
    void close();
}
