package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#take}.
 *
 * @param <T> the type of the items
 */
public final class Take<T extends @Nullable Object> extends Operator<T, T> {

    private long left;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param limit how many to hand out
     */
    public Take(Stream<T> source, long limit) {
        super(source);
        if (limit < 0) {
            throw new IllegalArgumentException("take(" + limit + "): a count is not negative");
        }
        left = limit;
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        if (left == 0) {
            return PollNext.done();
        }
        PollNext<T> polled = source.pollNext(cx);
        if (polled instanceof PollNext.Item<T>) {
            left--;
        }
        return polled;
    }
}
