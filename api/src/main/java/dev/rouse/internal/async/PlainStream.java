package dev.rouse.internal.async;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.StreamBlock;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Async#stream} for a block that is suspended nowhere, so it is a stream of
 * nothing: the first poll runs it.
 *
 * @param <T> the type of the values there might have been
 */
public final class PlainStream<T extends @Nullable Object> implements Stream<T> {

    private @Nullable StreamBlock<T> block;
    private boolean dropped;

    /**
     * Keeps the block.
     *
     * @param block what the first poll runs
     */
    public PlainStream(StreamBlock<T> block) {
        this.block = block;
    }

    @Override
    public PollNext<T> pollNext(Context cx) throws Exception {
        StreamBlock<T> body = block;
        if (body == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        block = null;
        body.run();
        return PollNext.done();
    }

    @Override
    public void drop() {
        dropped |= block != null;
        block = null;
    }

    @Override
    public String toString() {
        return "PlainStream" + (block != null ? "" : dropped ? "[dropped]" : "[completed]");
    }
}
