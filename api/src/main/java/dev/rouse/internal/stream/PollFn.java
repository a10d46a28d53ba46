package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Streams#pollFn}.
 *
 * @param <T> the type of the items
 */
public final class PollFn<T extends @Nullable Object> extends StreamBase<T> {

    private @Nullable ThrowingFunction<? super Context, ? extends PollNext<T>> poll;

    /**
     * Keeps the function.
     *
     * @param poll what a poll does
     */
    public PollFn(ThrowingFunction<? super Context, ? extends PollNext<T>> poll) {
        this.poll = requireNonNull(poll, "poll");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        return requireNonNull(
                requireNonNull(poll).apply(cx),
                "the function given to pollFn() answered null instead of a PollNext");
    }

    @Override
    protected void release() {
        poll = null;
    }

    @Override
    protected String describe() {
        return "";
    }
}
