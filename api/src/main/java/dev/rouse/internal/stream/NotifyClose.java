package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#notifyClose}: the end is one more item.
 *
 * @param <T> the type of the items
 */
public final class NotifyClose<T extends @Nullable Object> extends Operator<T, Next<T>> {

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     */
    public NotifyClose(Stream<T> source) {
        super(source);
    }

    @Override
    PollNext<Next<T>> step(Context cx) throws Exception {
        if (source.hasEnded()) {
            return PollNext.done();
        }
        PollNext<T> polled = source.pollNext(cx);
        return polled instanceof Next<T> next ? PollNext.item(next) : PollNext.pending();
    }
}
