package dev.rouse.internal.sink;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Sink#mapFailure}.
 *
 * @param <T> the type of the values
 */
public final class MapFailure<T extends @Nullable Object> extends SinkOperator<T, T> {

    private final ThrowingFunction<? super Exception, ? extends Exception> function;

    /**
     * Takes ownership of {@code target}.
     *
     * @param target where the values go
     * @param function makes the exception to throw instead
     */
    public MapFailure(
            Sink<? super T> target,
            ThrowingFunction<? super Exception, ? extends Exception> function) {
        super(target);
        this.function = requireNonNull(function, "function");
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        try {
            return super.ready(cx);
        } catch (Exception failure) {
            throw mapped(failure);
        }
    }

    @Override
    void start(T value) throws Exception {
        try {
            target.startSend(value);
        } catch (Exception failure) {
            throw mapped(failure);
        }
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        try {
            return super.flush(cx);
        } catch (Exception failure) {
            throw mapped(failure);
        }
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        try {
            return super.close(cx);
        } catch (Exception failure) {
            throw mapped(failure);
        }
    }

    private Exception mapped(Exception failure) throws Exception {
        return madeBy("mapFailure()", function.apply(failure));
    }
}
