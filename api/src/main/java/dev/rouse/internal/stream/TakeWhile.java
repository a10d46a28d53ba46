package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

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
public final class TakeWhile<T extends @Nullable Object> extends Operator<T, T> {

    private final ThrowingPredicate<? super T> predicate;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param predicate tells at which to end
     */
    public TakeWhile(Stream<T> source, ThrowingPredicate<? super T> predicate) {
        super(source);
        this.predicate = requireNonNull(predicate, "predicate");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        PollNext<T> polled = source.pollNext(cx);
        return polled instanceof PollNext.Item<T> item && !predicate.test(item.value())
                ? PollNext.done()
                : polled;
    }
}
