package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#onEnd} and {@link Future#onDrop}: an action after the child's end.
 *
 * @param <T> the type of the value
 */
public final class OnEnd<T extends @Nullable Object> extends Chained<T, Runnable, T> {

    private final boolean dropOnly;

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose end is waited for
     * @param action what to do after it
     * @param dropOnly whether an end by value or failure does not count
     */
    public OnEnd(Future<T> child, Runnable action, boolean dropOnly) {
        super(child, action, "action");
        this.dropOnly = dropOnly;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Future<T> polledChild = child;
        Poll<T> polled;
        try {
            polled = polledChild.poll(cx);
        } catch (Throwable failure) {
            if (!Spent.isSpent(polledChild)) {
                runInto(failure);
            }
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            Runnable action = endAndTake();
            if (!dropOnly) {
                action.run();
            }
        }
        return polled;
    }

    private void runInto(Throwable failure) {
        Runnable action = endAndTake();
        if (!dropOnly) {
            try {
                action.run();
            } catch (Throwable thrown) {
                Suppress.into(failure, thrown);
            }
        }
    }

    /** The child first, so that the action finds everything released. */
    @Override
    public void drop() {
        Runnable action = callback;
        try {
            super.drop();
        } catch (Throwable failure) {
            if (action != null) {
                try {
                    action.run();
                } catch (Throwable thrown) {
                    Suppress.into(failure, thrown);
                }
            }
            throw failure;
        }
        if (action != null) {
            action.run();
        }
    }

    @Override
    public String toString() {
        return (dropOnly ? "OnDrop[" : "OnEnd[") + child + "]";
    }
}
