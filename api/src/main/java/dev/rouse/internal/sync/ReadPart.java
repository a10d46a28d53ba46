package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

import dev.rouse.sync.ReadGuard;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link ReadGuard#map}: a guard that it alone refers to, and the way to a part of the
 * value. Whether the lock is held is what that guard says.
 *
 * @param <W> the type of the whole
 * @param <T> the type of the part
 */
record ReadPart<W extends @Nullable Object, T extends @Nullable Object>(
        ReadGuard<W> whole, Function<? super W, ? extends T> part) implements ReadGuard<T> {

    @Override
    public T get() {
        return part.apply(whole.get());
    }

    @Override
    public <U extends @Nullable Object> ReadGuard<U> map(Function<? super T, ? extends U> inner) {
        requireNonNull(inner, "part");
        return whole.map(w -> inner.apply(part.apply(w)));
    }

    @Override
    public void close() {
        whole.close();
    }

    /** Shows the guard, not the part: reading that needs the lock. */
    @Override
    public String toString() {
        return "part of " + whole;
    }
}
