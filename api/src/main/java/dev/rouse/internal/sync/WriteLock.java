package dev.rouse.internal.sync;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.sync.ReadGuard;
import dev.rouse.sync.WriteGuard;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.sync.RwLock#write}.
 *
 * @param <T> the type of the guarded value
 */
final class WriteLock<T extends @Nullable Object> extends RwGuard<T>
        implements Future<WriteGuard<T>>, WriteGuard<T> {

    WriteLock(RwLockCell<T> lock) {
        super(lock, lock.maxReaders);
    }

    /** Gives the guard of a lock that has been taken already. */
    static <T extends @Nullable Object> WriteLock<T> taken(RwLockCell<T> lock) {
        WriteLock<T> guard = new WriteLock<>(lock);
        guard.take();
        return guard;
    }

    @Override
    public Poll<WriteGuard<T>> poll(Context cx) {
        return answer(pollLock(cx), this);
    }

    @Override
    public void set(T value) {
        checkHeld();
        lock.setValue(value);
    }

    @Override
    public <U extends @Nullable Object> WriteGuard<U> map(
            Function<? super T, ? extends U> part,
            BiFunction<? super T, ? super U, ? extends T> with) {
        WriteGuard<U> mapped =
                new WritePart<>(taken(lock), new Lens<>(part, with)); // made before this ends
        if (!heldGiveUp()) {
            throw closed();
        }
        return mapped;
    }

    /** Keeps one permit and gives back the others; where there is one only, it is kept. */
    @Override
    public ReadGuard<T> downgrade() {
        if (!heldGiveUp()) {
            throw closed();
        }
        ReadLock<T> reader = ReadLock.taken(lock);
        lock.give(wanted - 1);
        return reader;
    }
}
