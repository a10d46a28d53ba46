package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#filter}, and behind all that leave items out.
 *
 * @param <T> the type of the items
 */
public final class Filter<T extends @Nullable Object>
        extends Applying<T, ThrowingPredicate<? super T>, T> {

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param predicate tells which to keep; it may have a state of its own
     */
    public Filter(Stream<T> source, ThrowingPredicate<? super T> predicate) {
        super(source, predicate, "predicate");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        for (; ; ) {
            PollNext<T> polled = source.pollNext(cx);
            if (!(polled instanceof PollNext.Item<T> item) || callback().test(item.value())) {
                return polled;
            }
            if (!cx.tryProceed()) {
                return PollNext.pending();
            }
        }
    }
}
