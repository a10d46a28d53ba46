package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#takeWhile}.
 *
 * @param <T> the type of the items
 */
public final class TakeWhile<T extends @Nullable Object>
        extends Applying<T, ThrowingPredicate<? super T>, T> {

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param predicate tells at which to end
     */
    public TakeWhile(Stream<T> source, ThrowingPredicate<? super T> predicate) {
        super(source, predicate, "predicate");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        PollNext<T> polled = source.pollNext(cx);
        return polled instanceof PollNext.Item<T> item && !callback().test(item.value())
                ? PollNext.done()
                : polled;
    }
}
