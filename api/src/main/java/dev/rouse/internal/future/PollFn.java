package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingFunction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Futures#pollFn}.
 *
 * @param <T> the type of the value
 */
public final class PollFn<T extends @Nullable Object>
        extends Holding<ThrowingFunction<? super Context, ? extends Poll<T>>, T> {

    /**
     * Keeps the function.
     *
     * @param poll what a poll does
     */
    public PollFn(ThrowingFunction<? super Context, ? extends Poll<T>> poll) {
        super(poll, "poll");
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Poll<T> polled;
        try {
            polled = held().apply(cx);
        } catch (Throwable failure) {
            end();
            throw failure;
        }
        if (polled != Poll.<T>pending()) {
            end();
        }
        return Objects.requireNonNull(
                polled, "the function given to pollFn() answered null instead of a Poll");
    }
}
