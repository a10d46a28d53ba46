package dev.rouse.internal.sync;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.sync.MutexGuard;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.sync.Mutex#lock}.
 *
 * @param <T> the type of the guarded value
 */
final class Lock<T extends @Nullable Object> extends Guard<T>
        implements Future<MutexGuard<T>>, MutexGuard<T> {

    Lock(Guarded<T> mutex) {
        super(mutex, 1);
    }

    /** Gives the guard of a lock that has been taken already. */
    static <T extends @Nullable Object> Lock<T> taken(Guarded<T> mutex) {
        Lock<T> guard = new Lock<>(mutex);
        guard.take();
        return guard;
    }

    @Override
    public Poll<MutexGuard<T>> poll(Context cx) {
        return answer(pollLock(cx), this);
    }

    @Override
    public void set(T value) {
        checkHeld();
        lock.setValue(value);
    }

    @Override
    public <U extends @Nullable Object> MutexGuard<U> map(
            Function<? super T, ? extends U> part,
            BiFunction<? super T, ? super U, ? extends T> with) {
        // Made before this ends, which null must not bring about.
        MutexGuard<U> mapped = new MutexPart<>(taken(lock), new Lens<>(part, with));
        if (!heldGiveUp()) {
            throw closed();
        }
        return mapped;
    }

    @Override
    String guardName() {
        return "MutexGuard";
    }
}
