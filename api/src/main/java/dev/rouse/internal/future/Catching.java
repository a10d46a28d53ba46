package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Outcome;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#catching}.
 *
 * @param <T> the type of the value
 */
public final class Catching<T extends @Nullable Object> extends OneChild<T, Outcome<T>> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child whose end becomes a value
     */
    public Catching(Future<T> child) {
        super(child);
    }

    @Override
    public Poll<Outcome<T>> poll(Context cx) {
        Future<T> polledChild = child;
        Poll<T> polled;
        try {
            polled = polledChild.poll(cx);
        } catch (Throwable failure) {
            if (Spent.isSpent(polledChild)) {
                throw Rethrow.unchecked(failure); // the caller's bug, not the child's failure
            }
            end();
            return Poll.ready(Outcome.failure(failure));
        }
        if (polled == Poll.<T>pending()) {
            return Poll.pending();
        }
        end();
        return Poll.ready(Outcome.value(((Poll.Ready<T>) polled).value()));
    }
}
