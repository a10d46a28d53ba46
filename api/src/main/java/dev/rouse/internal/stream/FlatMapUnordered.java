package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#flatMapUnordered}: a stream for each item, a limited number of them at the
 * same time.
 *
 * @param <T> the type of the items
 * @param <R> the type of the inner streams' items
 */
public final class FlatMapUnordered<T extends @Nullable Object, R extends @Nullable Object>
        extends Applying<T, ThrowingFunction<? super T, ? extends Stream<? extends R>>, R> {

    private final int limit;
    private final StreamSet<R> running = new StreamSet<>();

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param limit how many streams at the same time
     * @param function makes a stream from each item
     */
    public FlatMapUnordered(
            Stream<? extends T> source,
            int limit,
            ThrowingFunction<? super T, ? extends Stream<? extends R>> function) {
        super(source, function, "function");
        this.limit = Buffered.checkLimit(limit, "flatMapUnordered");
    }

    @Override
    PollNext<R> step(Context cx) throws Exception {
        for (; ; ) {
            boolean waits = fill(cx);
            PollNext<R> polled = running.pollNext(cx);
            if (polled instanceof PollNext.Item<R> || source.hasEnded()) {
                return polled;
            }
            if (waits || running.size() == limit) {
                return PollNext.pending();
            }
            // A stream has ended just now: there is room, and the source does not know of us yet.
        }
    }

    /** Starts streams while there is room. Tells whether this task will be woken for more. */
    private boolean fill(Context cx) throws Exception {
        while (!source.hasEnded() && running.size() < limit) {
            PollNext<T> polled = source.pollNext(cx);
            if (polled instanceof PollNext.Item<T> item) {
                running.add(madeBy("flatMapUnordered", callback().apply(item.value())), () -> {});
                if (!cx.tryProceed()) {
                    return true;
                }
            } else if (polled.isPending()) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void release() {
        Drops.all(running::drop, super::release);
    }
}
