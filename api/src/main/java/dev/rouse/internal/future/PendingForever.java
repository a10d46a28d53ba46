package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Futures#pending}: ends only by being dropped.
 *
 * @param <T> the type of the value that never comes
 */
public final class PendingForever<T extends @Nullable Object> implements Future<T> {

    private boolean dropped;

    @Override
    public Poll<T> poll(Context cx) {
        if (dropped) {
            throw Spent.polledAfterDrop(this);
        }
        return Poll.pending();
    }

    @Override
    public void drop() {
        dropped = true;
    }

    @Override
    public String toString() {
        return "Pending";
    }
}
