package dev.rouse.internal.sink;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.internal.future.Rethrow;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Sink#mapSinkError}.
 *
 * @param <T> the type of the values
 */
public final class MapError<T extends @Nullable Object> extends SinkOperator<T, T> {

    private @Nullable ThrowingFunction<? super Throwable, ? extends Throwable> function;

    /**
     * Takes ownership of {@code target}.
     *
     * @param target where the values go
     * @param function makes the exception to throw instead
     */
    public MapError(
            Sink<? super T> target,
            ThrowingFunction<? super Throwable, ? extends Throwable> function) {
        super(target);
        this.function = requireNonNull(function, "function");
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        try {
            return super.ready(cx);
        } catch (Throwable failure) {
            throw mapped(failure);
        }
    }

    @Override
    void start(T value) throws Exception {
        try {
            target.startSend(value);
        } catch (Throwable failure) {
            throw mapped(failure);
        }
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        try {
            return super.flush(cx);
        } catch (Throwable failure) {
            throw mapped(failure);
        }
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        try {
            return super.close(cx);
        } catch (Throwable failure) {
            throw mapped(failure);
        }
    }

    private RuntimeException mapped(Throwable failure) throws Exception {
        throw Rethrow.unchecked(madeBy("mapSinkError()", requireNonNull(function).apply(failure)));
    }

    @Override
    protected void release() {
        function = null;
        super.release();
    }
}
