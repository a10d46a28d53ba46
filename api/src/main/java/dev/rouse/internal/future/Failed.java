package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Futures#failed}.
 *
 * @param <T> the type of the value
 */
public final class Failed<T extends @Nullable Object> extends Holding<Throwable, T> {

    /**
     * Keeps the failure.
     *
     * @param failure what to throw
     */
    public Failed(Throwable failure) {
        super(failure, "failure");
    }

    @Override
    public Poll<T> poll(Context cx) {
        throw Rethrow.unchecked(take());
    }
}
