package dev.rouse.internal.sink;

import static java.util.Objects.requireNonNull;

import dev.rouse.Next;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import dev.rouse.function.ThrowingFunction;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Sink#withMap}, {@link Sink#withFilter} and {@link Sink#withFilterMap}: each value
 * becomes another one, or none.
 *
 * @param <T> the type of the values taken
 * @param <R> the type of the values passed on
 */
public final class WithFilterMap<T extends @Nullable Object, R extends @Nullable Object>
        extends SinkOperator<T, R> {

    private @Nullable ThrowingFunction<? super T, ? extends Next<R>> function;

    /**
     * Takes ownership of {@code target}.
     *
     * @param target where the values go
     * @param function gives an item to pass on, or done to leave it out
     */
    public WithFilterMap(
            Sink<? super R> target, ThrowingFunction<? super T, ? extends Next<R>> function) {
        super(target);
        this.function = function;
    }

    /** What is left out has used no room of the target, which stays ready. */
    @Override
    void start(T value) throws Exception {
        if (requireNonNull(requireNonNull(function).apply(value))
                instanceof PollNext.Item<R> item) {
            target.startSend(item.value());
        }
    }

    @Override
    protected void release() {
        function = null;
        super.release();
    }
}
