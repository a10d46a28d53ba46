package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#takeUntil}.
 *
 * @param <T> the type of the items
 */
public final class TakeUntil<T extends @Nullable Object> extends Operator<T, T> {

    private final FutureChild<@Nullable Object> stop = new FutureChild<>();

    /**
     * Takes ownership of both.
     *
     * @param source where the items come from
     * @param stop ends it
     */
    public TakeUntil(Stream<T> source, Future<?> stop) {
        super(source);
        this.stop.set(requireNonNull(stop, "stop"));
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        return stop.poll(cx).isReady() ? PollNext.done() : source.pollNext(cx);
    }

    @Override
    protected void release() {
        Drops.all(super::release, stop::drop);
    }
}
