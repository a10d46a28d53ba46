package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#map}.
 *
 * @param <T> the type of the child's value
 * @param <R> the type of the result
 */
public final class Map<T extends @Nullable Object, R extends @Nullable Object>
        implements Future<R> {

    private Future<T> child;
    private final ThrowingFunction<? super T, ? extends R> function;

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose value to map
     * @param function what to apply to it
     */
    public Map(Future<T> child, ThrowingFunction<? super T, ? extends R> function) {
        this.child = requireNonNull(child, "child");
        this.function = requireNonNull(function, "function");
    }

    @Override
    public Poll<R> poll(Context cx) throws Exception {
        Poll<T> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled == Poll.<T>pending()) {
            return Poll.pending();
        }
        end();
        return Poll.ready(function.apply(((Poll.Ready<T>) polled).value()));
    }

    private void end() {
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
        return "Map[" + child + "]";
    }
}
