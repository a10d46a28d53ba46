package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * The place of a future that a stream or sink owns for a while. It may be filled again and again;
 * it is empty once the future has ended, and while it is polled.
 *
 * @param <T> the type of the value
 */
public final class FutureChild<T extends @Nullable Object> {

    private @Nullable Future<? extends T> future;

    /** Makes an empty place. */
    public FutureChild() {}

    /**
     * Takes ownership of another child; the place must be empty.
     *
     * @param next the child
     */
    public void set(Future<? extends T> next) {
        future = next;
    }

    /**
     * Polls the child, which must be there.
     *
     * @param cx the context of the poll
     * @return its answer
     * @throws Exception what it threw
     */
    @SuppressWarnings("unchecked") // answers only give values
    public Poll<T> poll(Context cx) throws Exception {
        Future<? extends T> polled = requireNonNull(future);
        future = null;
        Poll<T> answer = (Poll<T>) polled.poll(cx);
        if (answer == Poll.<T>pending()) {
            future = polled;
        }
        return requireNonNull(answer, () -> polled + " answered null");
    }

    /**
     * Tells whether there is nothing to poll.
     *
     * @return true before the first child and after the end of each
     */
    public boolean isEmpty() {
        return future == null;
    }

    /** Drops the child if there is one. */
    public void drop() {
        Future<? extends T> dropped = future;
        future = null;
        if (dropped != null) {
            dropped.drop();
        }
    }

    @Override
    public String toString() {
        return future == null ? "none" : future.toString();
    }
}
