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
 */
public final class OrElse<T extends @Nullable Object> extends Operator<T, T> {

    private final ThrowingFunction<? super Throwable, ? extends Stream<? extends T>> function;
    private @Nullable StreamChild<T> second;

    /**
     * Takes ownership of {@code source}.
     *
     * @param source where the items come from until it fails
     * @param function makes the stream to go on with
     */
    public OrElse(
            Stream<T> source,
            ThrowingFunction<? super Throwable, ? extends Stream<? extends T>> function) {
        super(source);
        this.function = requireNonNull(function, "function");
    }

    @Override
    PollNext<T> step(Context cx) throws Exception {
        if (second == null) {
            try {
                return source.pollNext(cx);
            } catch (Throwable failure) {
                second = new StreamChild<>(madeBy("orElse()", function.apply(failure)), "");
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
