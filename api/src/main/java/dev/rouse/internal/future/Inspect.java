package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#inspect}.
 *
 * @param <T> the type of the value
 */
public final class Inspect<T extends @Nullable Object>
        extends Chained<T, ThrowingConsumer<? super T>, T> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose value to show
     * @param consumer whom to show it to
     */
    public Inspect(Future<T> child, ThrowingConsumer<? super T> consumer) {
        super(child, consumer, "consumer");
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Poll<T> polled;
        try {
            polled = child.poll(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            endAndTake().accept(((Poll.Ready<T>) polled).value());
        }
        return polled;
    }
}
