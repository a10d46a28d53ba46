package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#recover}: a value in the place of a failure.
 *
 * @param <T> the type of the value
 * @param <X> the failures to recover from
 */
public final class Recover<T extends @Nullable Object, X extends Throwable>
        extends Chained<T, ThrowingFunction<? super X, ? extends T>, T> {

    private final Class<X> type;

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose failure to recover from
     * @param type the failures meant; others are passed on
     * @param function makes a value from the failure
     */
    public Recover(
            Future<T> child, Class<X> type, ThrowingFunction<? super X, ? extends T> function) {
        super(child, function, "function");
        this.type = requireNonNull(type, "type");
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
            ThrowingFunction<? super X, ? extends T> function = endAndTake();
            if (!type.isInstance(failure)) {
                throw failure;
            }
            return Poll.ready(function.apply(type.cast(failure)));
        }
        if (polled != Poll.<T>pending()) {
            end();
        }
        return polled;
    }
}
