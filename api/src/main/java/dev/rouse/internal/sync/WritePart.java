package dev.rouse.internal.sync;

import static java.util.Objects.requireNonNull;

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
        WriteGuard<W> whole,
        Function<? super W, ? extends T> part,
        BiFunction<? super W, ? super T, ? extends W> with)
        implements WriteGuard<T> {

    @Override
    public T get() {
        return part.apply(whole.get());
    }

    @Override
    public void set(T value) {
        whole.set(with.apply(whole.get(), value));
    }

    @Override
    public <U extends @Nullable Object> WriteGuard<U> map(
            Function<? super T, ? extends U> inner,
            BiFunction<? super T, ? super U, ? extends T> withInner) {
        requireNonNull(inner, "part");
        requireNonNull(withInner, "with");
        return whole.map(
                w -> inner.apply(part.apply(w)),
                (w, u) -> with.apply(w, withInner.apply(part.apply(w), u)));
    }

    @Override
    public ReadGuard<T> downgrade() {
        return whole.downgrade().map(part);
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
