package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A future that takes a stream item by item until its end or until it has seen enough. It asks for
 * budget once an item, so that a stream that never has to wait cannot keep the thread.
 *
 * @param <T> the type of the items
 * @param <R> the type of the value
 */
abstract class Terminal<T extends @Nullable Object, R extends @Nullable Object>
        extends FutureBase<R> {

    private final StreamChild<T> source;

    Terminal(Stream<? extends T> source) {
        this.source = new StreamChild<>(source, "source");
    }

    /** Takes an item. Tells whether to go on; after {@code false} the value is asked for. */
    abstract boolean accept(T item) throws Exception;

    /** Gives the value, after the last item. */
    abstract R value() throws Exception;

    @Override
    protected final Poll<R> step(Context cx) throws Exception {
        for (; ; ) {
            PollNext<T> polled = source.pollNext(cx);
            if (polled instanceof PollNext.Item<T> item) {
                if (!accept(item.value())) {
                    return Poll.ready(value());
                }
                if (!cx.tryProceed()) {
                    return Poll.pending();
                }
            } else {
                return polled.isPending() ? Poll.pending() : Poll.ready(value());
            }
        }
    }

    @Override
    protected void release() {
        source.drop();
    }

    @Override
    protected String describe() {
        return source.toString();
    }
}
