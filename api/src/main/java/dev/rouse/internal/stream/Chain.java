package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#chain}.
 *
 * @param <T> the type of the items
 */
public final class Chain<T extends @Nullable Object> extends StreamBase<T> {

    private final StreamChild<T> first;
    private final StreamChild<T> second;

    /**
     * Takes ownership of both.
     *
     * @param first the stream to begin with
     * @param second the one to go on with
     */
    public Chain(Stream<T> first, Stream<? extends T> second) {
        this.first = new StreamChild<>(first, "first");
        this.second = new StreamChild<>(second, "other");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        if (!first.hasEnded()) {
            PollNext<T> polled = first.pollNext(cx);
            if (polled != PollNext.<T>done()) {
                return polled;
            }
        }
        return second.pollNext(cx);
    }

    @Override
    protected void release() {
        Drops.all(first::drop, second::drop);
    }

    @Override
    protected String describe() {
        return first + ", " + second;
    }
}
