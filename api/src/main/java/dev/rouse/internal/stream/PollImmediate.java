package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#pollImmediate}: pending is an item too.
 *
 * @param <T> the type of the items
 */
public final class PollImmediate<T extends @Nullable Object> extends Operator<T, Poll<T>> {

    /**
     * Takes ownership of {@code source}.
     *
     * @param source what to poll
     */
    public PollImmediate(Stream<T> source) {
        super(source);
    }

    @Override
    PollNext<Poll<T>> step(Context cx) throws Exception {
        PollNext<T> polled = source.pollNext(cx);
        if (polled instanceof PollNext.Item<T> item) {
            return PollNext.item(Poll.ready(item.value()));
        }
        return polled.isDone() ? PollNext.done() : PollNext.item(Poll.pending());
    }
}
