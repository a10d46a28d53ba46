package dev.rouse;

import static java.util.Objects.requireNonNull;

import dev.rouse.function.ThrowingBiFunction;
import dev.rouse.function.ThrowingConsumer;
import dev.rouse.internal.sink.FromFuture;
import dev.rouse.internal.sink.Unfold;
import org.jspecify.annotations.Nullable;

/**
 * Makes sinks from callbacks and futures. Callbacks run on the thread that uses the sink, inside
 * {@code startSend}; what they throw ends the sink.
 */
public final class Sinks {

    private Sinks() {}

    /**
     * Makes a sink that always has room and forgets what it takes.
     *
     * @param <T> the type of the values
     * @return the sink
     */
    public static <T extends @Nullable Object> Sink<T> drain() {
        return forEach(value -> {});
    }

    /**
     * Makes a sink that always has room and hands each value to {@code action}.
     *
     * @param action what to do with a value
     * @param <T> the type of the values
     * @return the sink
     * @throws NullPointerException if {@code action} is null
     */
    public static <T extends @Nullable Object> Sink<T> forEach(ThrowingConsumer<? super T> action) {
        requireNonNull(action, "action");
        return new Unfold<@Nullable Void, T>(
                null,
                (nothing, value) -> {
                    action.accept(value);
                    return Futures.<@Nullable Void>ready(null);
                });
    }

    /**
     * Makes a sink from a state: for each value a future is made from state and value, and gives
     * the next state. There is room again when it is ready; flushing and closing wait for it.
     *
     * <p>Cancel safety: dropping the sink drops the future that runs.
     *
     * @param initial the first state; may be {@code null}
     * @param function makes the future; it must not answer null
     * @param <S> the type of the state
     * @param <T> the type of the values
     * @return the sink
     * @throws NullPointerException if {@code function} is null
     */
    public static <S extends @Nullable Object, T extends @Nullable Object> Sink<T> unfold(
            S initial,
            ThrowingBiFunction<? super S, ? super T, ? extends Future<? extends S>> function) {
        return new Unfold<>(initial, function);
    }

    /**
     * Makes a sink that passes everything on to one that is still being made, and has no room until
     * then. If it is dropped before that, the future is dropped, and a sink that a future like
     * {@link Futures#ready} holds in its hand already is not.
     *
     * @param future gives the sink; the result owns it
     * @param <T> the type of the values
     * @return the sink
     * @throws NullPointerException if {@code future} is null
     */
    public static <T extends @Nullable Object> Sink<T> fromFuture(
            Future<? extends Sink<T>> future) {
        return new FromFuture<>(requireNonNull(future, "future"));
    }
}
