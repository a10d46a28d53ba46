package dev.rouse.internal.sink;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.function.ThrowingBiFunction;
import dev.rouse.internal.stream.FutureChild;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Sinks#unfold} and {@link dev.rouse.Sinks#drain}: a future for each value,
 * one after the other.
 *
 * @param <S> the type of the state
 * @param <T> the type of the values
 */
public final class Unfold<S extends @Nullable Object, T extends @Nullable Object>
        extends SinkBase<T> {

    private @Nullable ThrowingBiFunction<? super S, ? super T, ? extends Future<? extends S>>
            function;
    private final FutureChild<S> current = new FutureChild<>();

    /** An S, let go of at the end. */
    private @Nullable Object state;

    /**
     * Keeps state and function.
     *
     * @param initial the first state
     * @param function makes a future of the state after a value
     */
    public Unfold(
            S initial,
            ThrowingBiFunction<? super S, ? super T, ? extends Future<? extends S>> function) {
        this.state = initial;
        this.function = requireNonNull(function, "function");
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        if (!current.isEmpty()) {
            if (!(current.poll(cx) instanceof Poll.Ready<S> ready)) {
                return Unit.PENDING;
            }
            state = ready.value();
        }
        return Unit.READY;
    }

    @Override
    void start(T value) throws Exception {
        current.set(madeBy("unfold()", requireNonNull(function).apply(state(), value)));
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        return ready(cx);
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        return ready(cx);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // until the end it is one
    private S state() {
        return (S) state;
    }

    @Override
    protected void release() {
        function = null;
        state = null;
        current.drop();
    }

    @Override
    protected String describe() {
        return current.toString();
    }
}
