package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import org.jspecify.annotations.Nullable;

/**
 * A future over one other and one callback, which it lets go of at its end, so that nothing that
 * the callback captured outlives it.
 *
 * @param <T> the type of the child's value
 * @param <F> the type of the callback
 * @param <R> the type of this future's value
 */
abstract class Chained<T extends @Nullable Object, F, R extends @Nullable Object>
        extends OneChild<T, R> {

    /** Null once it has been taken, or will not be called any more. */
    @Nullable F callback;

    Chained(Future<T> child, F callback, String name) {
        super(child);
        this.callback = requireNonNull(callback, name);
    }

    /** Gives the callback for its only call; this future has ended. */
    final F endAndTake() {
        F taken = requireNonNull(callback);
        end();
        return taken;
    }

    @Override
    final void end() {
        callback = null;
        super.end();
    }

    @Override
    public void drop() {
        callback = null;
        super.drop();
    }
}
