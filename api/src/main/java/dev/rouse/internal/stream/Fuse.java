package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#fuse}: the one stream here that may be polled after its end.
 *
 * @param <T> the type of the items
 */
public final class Fuse<T extends @Nullable Object> implements Stream<T> {

    private final StreamChild<T> source;
    private boolean dropped;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     */
    public Fuse(Stream<T> source) {
        this.source = new StreamChild<>(source, "source");
    }

    @Override
    public PollNext<T> pollNext(Context cx) throws Exception {
        if (dropped) {
            throw Spent.polledAfterDrop(this);
        }
        return source.hasEnded() ? PollNext.done() : source.pollNext(cx);
    }

    @Override
    public void drop() {
        dropped |= !source.hasEnded();
        source.drop();
    }

    @Override
    public String toString() {
        return "Fuse[" + (dropped ? "dropped" : source.toString()) + "]";
    }
}
