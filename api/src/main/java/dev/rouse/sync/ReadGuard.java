package dev.rouse.sync;

import org.jspecify.annotations.Nullable;

/**
 * The right to read the value of a {@link RwLock}, beside other readers, until it is closed.
 *
 * <p><b>Threads.</b> {@link #close} may be called from several threads at once: only one of the
 * calls does anything. {@link #get} is for one thread at a time.
 *
 * @param <T> the type of the value
 */
public interface ReadGuard<T extends @Nullable Object> extends AutoCloseable {

    /**
     * Reads the value.
     *
     * @return the value
     * @throws IllegalStateException if this guard was closed
     */
    T get();

    /** Gives up the right, and wakes who comes next. The second call does nothing. */
    @Override
    void close();
}
