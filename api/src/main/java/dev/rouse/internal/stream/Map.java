package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#map}, and behind all that hand out one item for each.
 *
 * @param <T> the type of the items
 * @param <R> the type of the results
 */
public final class Map<T extends @Nullable Object, R extends @Nullable Object>
        extends Applying<T, ThrowingFunction<? super T, ? extends R>, R> {

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param function what to apply to each; it may have a state of its own
     */
    public Map(Stream<T> source, ThrowingFunction<? super T, ? extends R> function) {
        super(source, function, "function");
    }

    @Override
    PollNext<R> step(Context cx) throws Exception {
        PollNext<T> polled = source.pollNext(cx);
        return polled instanceof PollNext.Item<T> item
                ? PollNext.item(callback().apply(item.value()))
                : noItem(polled);
    }
}
