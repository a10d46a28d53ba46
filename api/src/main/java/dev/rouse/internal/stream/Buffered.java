package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#buffered} and {@link Stream#bufferUnordered}: a future for each item, a
 * limited number of them at the same time.
 *
 * @param <T> the type of the items
 * @param <R> the type of the futures' values
 */
public final class Buffered<T extends @Nullable Object, R extends @Nullable Object>
        extends Applying<T, ThrowingFunction<? super T, ? extends Future<? extends R>>, R> {

    private final int limit;
    private final FutureSet<R> running;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param limit how many futures at the same time
     * @param ordered whether values come in the order of the items
     * @param function makes a future from each item
     */
    public Buffered(
            Stream<T> source,
            int limit,
            boolean ordered,
            ThrowingFunction<? super T, ? extends Future<? extends R>> function) {
        super(source, function, "function");
        this.limit = checkLimit(limit, ordered ? "buffered" : "bufferUnordered");
        this.running = new FutureSet<>(ordered);
    }

    static int checkLimit(int limit, String method) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    method
                            + " with a limit of "
                            + limit
                            + " would never run anything; give at least 1, or"
                            + " Integer.MAX_VALUE for no limit");
        }
        return limit;
    }

    @Override
    PollNext<R> step(Context cx) throws Exception {
        while (!source.hasEnded() && running.size() < limit) {
            PollNext<T> polled = source.pollNext(cx);
            if (polled instanceof PollNext.Item<T> item) {
                running.pushBack(madeBy("buffered", callback().apply(item.value())));
                if (!cx.tryProceed()) {
                    break;
                }
            } else if (polled.isPending()) {
                break;
            }
        }
        PollNext<R> polled = running.pollNext(cx);
        return polled.isDone() && !source.hasEnded() ? PollNext.pending() : polled;
    }

    @Override
    protected void release() {
        Drops.all(running::drop, super::release);
    }
}
