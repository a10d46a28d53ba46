package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#inspectError}.
 *
 * @param <T> the type of the value
 */
public final class InspectError<T extends @Nullable Object>
        extends Chained<T, ThrowingConsumer<? super Throwable>, T> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose failure to show
     * @param consumer whom to show it to
     */
    public InspectError(Future<T> child, ThrowingConsumer<? super Throwable> consumer) {
        super(child, consumer, "consumer");
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Future<T> polledChild = child;
        Poll<T> polled;
        try {
            polled = polledChild.poll(cx);
        } catch (Throwable failure) {
            if (!Spent.isSpent(polledChild)) {
                show(failure);
            }
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            end();
        }
        return polled;
    }

    /** The failure itself is more important than what the consumer throws. */
    private void show(Throwable failure) {
        try {
            endAndTake().accept(failure);
        } catch (Throwable thrown) {
            Suppress.into(failure, thrown);
        }
    }
}
