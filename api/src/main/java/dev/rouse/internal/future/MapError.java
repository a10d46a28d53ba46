package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#mapError}.
 *
 * @param <T> the type of the value
 */
public final class MapError<T extends @Nullable Object>
        extends Chained<T, ThrowingFunction<? super Throwable, ? extends Throwable>, T> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose failure to map
     * @param function what to apply to it
     */
    public MapError(
            Future<T> child, ThrowingFunction<? super Throwable, ? extends Throwable> function) {
        super(child, function, "function");
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Future<T> polledChild = child;
        Poll<T> polled;
        try {
            polled = polledChild.poll(cx);
        } catch (Throwable failure) {
            if (Spent.isSpent(polledChild)) {
                throw failure; // the caller's bug, not the child's failure
            }
            throw Rethrow.unchecked(
                    requireNonNull(
                            endAndTake().apply(failure),
                            "the function given to mapError() answered null instead of an"
                                    + " exception"));
        }
        if (polled != Poll.<T>pending()) {
            end();
        }
        return polled;
    }
}
