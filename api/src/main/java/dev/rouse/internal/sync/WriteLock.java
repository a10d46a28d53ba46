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
final class WriteLock<T extends @Nullable Object> extends Guard<T>
        implements Future<WriteGuard<T>>, WriteGuard<T> {

    WriteLock(Guarded<T> lock, int maxReaders) {
        super(lock, maxReaders);
    }

    /** Gives the guard of a lock that has been taken already. */
    static <T extends @Nullable Object> WriteLock<T> taken(Guarded<T> lock, int maxReaders) {
        WriteLock<T> guard = new WriteLock<>(lock, maxReaders);
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
        // Made before this ends, which null must not bring about.
        WriteGuard<U> mapped = new WritePart<>(taken(lock, wanted), new Lens<>(part, with));
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
