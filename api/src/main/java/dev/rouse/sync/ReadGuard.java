package dev.rouse.sync;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The right to read the value of a {@link RwLock}, beside other readers, until it is closed.
 *
 * <p><b>Threads.</b> {@link #close} and {@link #map} may be called from several threads at once:
 * only one of the calls does anything. {@link #get} is for one thread at a time.
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

    /**
     * Becomes a guard of a part of the value, to hand to somebody who needs no more. Ends this
     * guard; its {@link #close} does nothing from now on, and that of the new one gives up the
     * right.
     *
     * @param part gives the part; called by each {@code get}, which passes on what it throws
     * @param <U> the type of the part
     * @return the guard of the part, to be closed
     * @throws IllegalStateException if this guard was closed
     * @throws NullPointerException if an argument is null; this guard stays as it is
     */
    <U extends @Nullable Object> ReadGuard<U> map(Function<? super T, ? extends U> part);

    /** Gives up the right, and wakes who comes next. The second call does nothing. */
    @Override
    void close();
}
