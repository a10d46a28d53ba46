package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#flatMap}: a stream for each item, one after the other.
 *
 * @param <T> the type of the items
 * @param <R> the type of the inner streams' items
 */
public final class FlatMap<T extends @Nullable Object, R extends @Nullable Object>
        extends Applying<T, ThrowingFunction<? super T, ? extends Stream<? extends R>>, R> {

    private @Nullable StreamChild<R> inner;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param function makes a stream from each
     */
    public FlatMap(
            Stream<? extends T> source,
            ThrowingFunction<? super T, ? extends Stream<? extends R>> function) {
        super(source, function, "function");
    }

    @Override
    PollNext<R> step(Context cx) throws Exception {
        for (; ; ) {
            if (inner == null) {
                PollNext<T> polled = source.pollNext(cx);
                if (!(polled instanceof PollNext.Item<T> item)) {
                    return noItem(polled);
                }
                inner = new StreamChild<>(madeBy("flatMap()", callback().apply(item.value())), "");
            }
            PollNext<R> polled = inner.pollNext(cx);
            if (polled != PollNext.<R>done()) {
                return polled;
            }
            inner = null;
            if (!cx.tryProceed()) {
                return PollNext.pending();
            }
        }
    }

    @Override
    protected void release() {
        StreamChild<R> current = inner;
        inner = null;
        Drops.all(() -> dropIfThere(current), super::release);
    }

    private static void dropIfThere(@Nullable StreamChild<?> child) {
        if (child != null) {
            child.drop();
        }
    }
}
