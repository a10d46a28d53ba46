package dev.rouse.internal.future;

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
        extends Chained<T, ThrowingFunction<? super T, ? extends R>, R> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose value to map
     * @param function what to apply to it
     */
    public Map(Future<T> child, ThrowingFunction<? super T, ? extends R> function) {
        super(child, function, "function");
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
        return Poll.ready(endAndTake().apply(((Poll.Ready<T>) polled).value()));
    }
}
