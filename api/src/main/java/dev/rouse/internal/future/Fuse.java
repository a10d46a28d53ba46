package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.FusedFuture;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#fuse}.
 *
 * @param <T> the type of the value
 */
public final class Fuse<T extends @Nullable Object> extends OneChild<T, T>
        implements FusedFuture<T> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child what to poll until its end
     */
    public Fuse(Future<T> child) {
        super(child);
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (child == Spent.<T>completed()) {
            return Poll.pending();
        }
        Poll<T> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            end();
        }
        return polled;
    }

    @Override
    public boolean isTerminated() {
        return Spent.isSpent(child);
    }
}
