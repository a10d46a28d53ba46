package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.sync.ReadGuard;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.sync.RwLock#read}.
 *
 * @param <T> the type of the guarded value
 */
final class ReadLock<T extends @Nullable Object> extends Guard<T>
        implements Future<ReadGuard<T>>, ReadGuard<T> {

    ReadLock(Guarded<T> lock) {
        super(lock, 1);
    }

    /** Gives the guard of a lock that has been taken already. */
    static <T extends @Nullable Object> ReadLock<T> taken(Guarded<T> lock) {
        ReadLock<T> guard = new ReadLock<>(lock);
        guard.take();
        return guard;
    }

    @Override
    public Poll<ReadGuard<T>> poll(Context cx) {
        return answer(pollLock(cx), this);
    }

    @Override
    @SuppressWarnings("overloads") // those of a future; who has this as one does not see this one
    public <U extends @Nullable Object> ReadGuard<U> map(Function<? super T, ? extends U> part) {
        requireNonNull(part, "part");
        ReadGuard<U> mapped = new ReadPart<>(taken(lock), part); // made before this ends
        if (!heldGiveUp()) {
            throw closed();
        }
        return mapped;
    }
}
