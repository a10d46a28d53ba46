package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#foldThen}.
 *
 * @param <T> the type of the items
 * @param <R> the type of the value
 */
public final class FoldThen<T extends @Nullable Object, R extends @Nullable Object>
        extends FutureBase<R> {

    private final StreamChild<T> source;
    private final FutureChild<R> current = new FutureChild<>();
    private @Nullable ThrowingBiFunction<? super R, ? super T, ? extends Future<? extends R>>
            function;

    /** An R, let go of at the end. */
    private @Nullable Object value;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from
     * @param initial the value before the first
     * @param function makes a future of the value after an item
     */
    public FoldThen(
            Stream<T> source,
            R initial,
            ThrowingBiFunction<? super R, ? super T, ? extends Future<? extends R>> function) {
        this.source = new StreamChild<>(source, "source");
        this.value = initial;
        this.function = requireNonNull(function, "function");
    }

    @Override
    protected Poll<R> step(Context cx) throws Exception {
        for (; ; ) {
            if (current.isEmpty()) {
                PollNext<T> polled = source.pollNext(cx);
                if (polled == PollNext.<T>done()) {
                    return Poll.ready(value());
                }
                if (!(polled instanceof PollNext.Item<T> item)) {
                    return Poll.pending();
                }
                current.set(
                        madeBy(
                                "foldThen()",
                                requireNonNull(function).apply(value(), item.value())));
            }
            if (!(current.poll(cx) instanceof Poll.Ready<R> ready)) {
                return Poll.pending();
            }
            value = ready.value();
            if (!cx.tryProceed()) {
                return Poll.pending();
            }
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // until the end it is one
    private R value() {
        return (R) value;
    }

    @Override
    protected void release() {
        function = null;
        value = null;
        Drops.all(current::drop, source::drop);
    }

    @Override
    protected String describe() {
        return source.toString();
    }
}
