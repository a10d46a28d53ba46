package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Future#pollImmediate}: one poll, whatever it answers.
 *
 * @param <T> the type of the value
 */
public final class PollImmediate<T extends @Nullable Object> extends OneChild<T, Poll<T>> {

    /**
     * Takes ownership of {@code child}.
     *
     * @param child what to poll once
     */
    public PollImmediate(Future<T> child) {
        super(child);
    }

    @Override
    public Poll<Poll<T>> poll(Context cx) throws Exception {
        Future<T> once = child;
        end();
        Poll<T> polled = once.poll(cx);
        if (polled == Poll.<T>pending()) {
            once.drop();
        }
        return Poll.ready(polled);
    }
}
