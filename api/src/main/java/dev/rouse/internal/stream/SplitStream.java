package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import org.jspecify.annotations.Nullable;

/**
 * The giving half behind {@link dev.rouse.Split}.
 *
 * @param <T> the type of the items
 */
public final class SplitStream<T extends @Nullable Object> extends StreamBase<T> {

    private final Halves<T, ?> halves;

    /**
     * Makes one half.
     *
     * @param halves what both share
     */
    public SplitStream(Halves<T, ?> halves) {
        this.halves = halves;
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        return halves.pollNext(cx);
    }

    @Override
    protected void release() {
        halves.end();
    }

    @Override
    protected String describe() {
        return halves.toString();
    }
}
