package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#borrow}: borrows, so dropping this leaves the stream alone.
 *
 * @param <T> the type of the items
 */
public final class Borrow<T extends @Nullable Object> extends StreamBase<T> {

    private @Nullable Stream<T> borrowed;

    /**
     * Borrows a stream.
     *
     * @param borrowed where the items come from
     */
    public Borrow(Stream<T> borrowed) {
        this.borrowed = borrowed;
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        Stream<T> polled = requireNonNull(borrowed);
        return requireNonNull(polled.pollNext(cx), () -> polled + " answered null");
    }

    @Override
    protected void release() {
        borrowed = null;
    }

    @Override
    protected String describe() {
        return String.valueOf(borrowed);
    }
}
