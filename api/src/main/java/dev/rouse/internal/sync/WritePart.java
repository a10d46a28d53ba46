package dev.rouse.internal.sync;

import dev.rouse.sync.ReadGuard;
import dev.rouse.sync.WriteGuard;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link WriteGuard#map}: a guard that it alone refers to, and the way to a part of the
 * value. Whether the lock is held is what that guard says.
 *
 * @param <W> the type of the whole
 * @param <T> the type of the part
 */
record WritePart<W extends @Nullable Object, T extends @Nullable Object>(
        WriteGuard<W> whole, Lens<W, T> lens) implements WriteGuard<T> {

    @Override
    public T get() {
        return lens.get(whole.get());
    }

    @Override
    public void set(T value) {
        whole.set(lens.put(whole.get(), value));
    }

    @Override
    public <U extends @Nullable Object> WriteGuard<U> map(
            Function<? super T, ? extends U> part,
            BiFunction<? super T, ? super U, ? extends T> with) {
        Lens<W, U> inner = lens.to(new Lens<>(part, with));
        return whole.map(inner::get, inner::put);
    }

    @Override
    public ReadGuard<T> downgrade() {
        return whole.downgrade().map(lens::get);
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
