package dev.rouse.internal.sync;

import dev.rouse.Future;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Mutex}: one permit, and the value that belongs to whoever holds it.
 *
 * @param <T> the type of the value
 */
public final class MutexCell<T extends @Nullable Object> extends Guarded<T> implements Mutex<T> {

    MutexCell(T value, @Nullable FuturelockWatch watch) {
        super(value, 1, watch);
    }

    /**
     * Makes an unlocked mutex.
     *
     * @param value what it guards
     * @param <T> the type of the value
     * @return the mutex
     */
    public static <T extends @Nullable Object> Mutex<T> create(T value) {
        return new MutexCell<>(value, FuturelockWatch.ifDebugging());
    }

    @Override
    public Future<MutexGuard<T>> lock() {
        return new Lock<>(this);
    }

    @Override
    public MutexGuard<T> blockingLock() {
        return Blocking.on(lock());
    }

    @Override
    public @Nullable MutexGuard<T> tryLock() {
        return takeNow(1) ? Lock.taken(this) : null;
    }

    @Override
    public boolean tryUpdate(UnaryOperator<T> update) {
        return tryUpdate(1, update);
    }

    @Override
    public boolean isLocked() {
        return free() == 0;
    }

    /** Says whether it is locked, not what it guards: reading that needs the lock. */
    @Override
    public String toString() {
        return "Mutex[" + (isLocked() ? "locked, " + waiting() + " waiting" : "unlocked") + "]";
    }
}
