package dev.rouse.internal.scope;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.internal.stream.FutureChild;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.TaskTracker#track}: leaves when the future has ended and was dropped.
 *
 * @param <T> the type of the value
 */
public final class Tracked<T extends @Nullable Object> extends FutureBase<T> {

    private final TrackerCell cell;
    private final FutureChild<T> child = new FutureChild<>();

    /**
     * Counts a future.
     *
     * @param cell where
     * @param future what; this owns it
     */
    public Tracked(TrackerCell cell, Future<T> future) {
        this.cell = cell;
        child.set(future);
        cell.enter();
    }

    @Override
    protected Poll<T> step(Context cx) throws Exception {
        return child.poll(cx);
    }

    @Override
    protected void release() {
        try {
            child.drop();
        } finally {
            cell.leave();
        }
    }

    @Override
    protected String describe() {
        return child.toString();
    }
}
