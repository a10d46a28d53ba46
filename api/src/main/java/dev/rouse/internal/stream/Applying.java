package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stream made of one other and a callback, which it lets go of at its end, so that nothing that
 * the callback captured outlives it.
 *
 * @param <T> the type of the other's values
 * @param <F> the type of the callback
 * @param <R> the type of this one's values
 */
abstract class Applying<T extends @Nullable Object, F, R extends @Nullable Object>
        extends Operator<T, R> {

    private @Nullable F callback;

    Applying(Stream<? extends T> source, F callback, String name) {
        super(source);
        this.callback = requireNonNull(callback, name);
    }

    /** Gives the callback; only while this runs. */
    final F callback() {
        return requireNonNull(callback);
    }

    @Override
    protected void release() {
        callback = null;
        super.release();
    }
}
