package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Stream;
import dev.rouse.function.ThrowingBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#fold}, and behind all that look at every item.
 *
 * @param <T> the type of the items
 * @param <R> the type of the value
 */
public final class Fold<T extends @Nullable Object, R extends @Nullable Object>
        extends Terminal<T, R> {

    /** An R, let go of at the end. */
    private @Nullable Object value;

    private @Nullable ThrowingBiFunction<? super R, ? super T, ? extends R> function;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param initial the value before the first
     * @param function makes the value after an item
     */
    public Fold(
            Stream<? extends T> source,
            R initial,
            ThrowingBiFunction<? super R, ? super T, ? extends R> function) {
        super(source);
        this.value = initial;
        this.function = requireNonNull(function, "function");
    }

    @Override
    boolean accept(T item) throws Exception {
        value = requireNonNull(function).apply(value(), item);
        return true;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // until the end it is one
    R value() {
        return (R) value;
    }

    @Override
    protected void release() {
        function = null;
        value = null;
        super.release();
    }
}
