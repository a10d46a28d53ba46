package dev.rouse.internal.stream;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#orElse}: another stream in the place of a failure.
 *
 * @param <T> the type of the items
 * @param <X> the failures to go on from
 */
public final class OrElse<T extends @Nullable Object, X extends Throwable>
        extends Applying<T, ThrowingFunction<? super X, ? extends Stream<? extends T>>, T> {

    private final Class<X> type;
    private @Nullable StreamChild<T> second;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from until it fails
     * @param type the failures meant; others are passed on
     * @param function makes the stream to go on with
     */
    public OrElse(
            Stream<T> source,
            Class<X> type,
            ThrowingFunction<? super X, ? extends Stream<? extends T>> function) {
        super(source, function, "function");
        this.type = requireNonNull(type, "type");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        if (second == null) {
            try {
                return source.pollNext(cx);
            } catch (Throwable failure) {
                if (!type.isInstance(failure)) {
                    throw failure;
                }
                X caught = type.cast(failure);
                second = new StreamChild<>(madeBy("orElse()", callback().apply(caught)), "");
            }
        }
        return second.pollNext(cx);
    }

    @Override
    protected void release() {
        super.release();
        if (second != null) {
            second.drop();
        }
    }

    @Override
    protected String describe() {
        return second == null ? super.describe() : second.toString();
    }
}
