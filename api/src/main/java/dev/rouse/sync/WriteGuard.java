package dev.rouse.sync;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The right to read and write the value of a {@link RwLock} alone, until it is closed.
 *
 * <p><b>Threads.</b> {@link #close}, {@link #downgrade} and {@link #map} may be called from several
 * threads at once: only one of the calls does anything. The other methods are for one thread at a
 * time.
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

    /**
     * Becomes a guard of a part of the value, to hand to somebody who needs no more. Ends this
     * guard; its {@link #close} does nothing from now on, and that of the new one unlocks.
     *
     * <p>For a record: {@code guard.map(Order::buyer, Order::withBuyer)}. A part that is changed in
     * place needs no setter: {@code (whole, same) -> whole}.
     *
     * @param part gives the part; called by each {@code get}, which passes on what it throws
     * @param with gives the whole with another part; called by each {@code set}, which passes on
     *     what it throws, and then the value stays
     * @param <U> the type of the part
     * @return the guard of the part, to be closed
     * @throws IllegalStateException if this guard was closed or downgraded
     * @throws NullPointerException if an argument is null; this guard stays as it is
     */
    <U extends @Nullable Object> WriteGuard<U> map(
            Function<? super T, ? extends U> part,
            BiFunction<? super T, ? super U, ? extends T> with);

    /** Unlocks, and wakes who comes next. The second call does nothing. */
    @Override
    void close();
}
