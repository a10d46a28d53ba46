package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import org.jspecify.annotations.Nullable;

/**
 * A future over one other: what chains have in common except the poll. Each class writes its own,
 * so that the call of the child's poll has a profile of its own.
 *
 * @param <T> the type of the child's value
 * @param <R> the type of this future's value
 */
abstract class OneChild<T extends @Nullable Object, R extends @Nullable Object>
        implements Future<R> {

    /** One of the markers of {@link Spent} after the end. */
    Future<T> child;

    OneChild(Future<T> child) {
        this.child = requireNonNull(child, "child");
    }

    /** Lets go of the child, because it has ended by itself; nothing after the end. */
    void end() {
        if (!Spent.isSpent(child)) {
            child = Spent.completed();
        }
    }

    @Override
    public void drop() {
        Future<T> dropped = child;
        if (!Spent.isSpent(dropped)) {
            child = Spent.dropped();
            dropped.drop();
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + child + "]";
    }
}
