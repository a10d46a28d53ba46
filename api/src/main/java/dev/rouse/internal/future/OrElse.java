package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#orElse}: another future in the place of a failure.
 *
 * <p>The child is the first future while the callback is there, after that the second one.
 *
 * @param <T> the type of the value
 * @param <X> the failures to go on from
 */
public final class OrElse<T extends @Nullable Object, X extends Throwable>
        extends Chained<T, ThrowingFunction<? super X, ? extends Future<? extends T>>, T> {

    private final Class<X> type;

    /**
     * Takes ownership of {@code first}.
     *
     * @param first the future to begin with
     * @param type the failures meant; others are passed on
     * @param next makes the future to go on with
     */
    public OrElse(
            Future<T> first,
            Class<X> type,
            ThrowingFunction<? super X, ? extends Future<? extends T>> next) {
        super(first, next, "next");
        this.type = requireNonNull(type, "type");
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Poll<T> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            if (callback != null) {
                goOnFrom(failure);
                return poll(cx); // the second one, in the same poll
            }
            end();
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            end();
        }
        return polled;
    }

    /** The first future has failed: the second one stands in its place, or this one fails too. */
    private void goOnFrom(Throwable failure) throws Exception {
        ThrowingFunction<? super X, ? extends Future<? extends T>> next = endAndTake();
        if (!type.isInstance(failure)) {
            throw Rethrow.unchecked(failure);
        }
        @SuppressWarnings("unchecked") // a future only gives values out
        Future<T> second = (Future<T>) next.apply(type.cast(failure));
        child =
                requireNonNull(
                        second, "the function given to orElse() answered null instead of a future");
    }
}
