package dev.rouse.internal.sink;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import dev.rouse.Stream;
import dev.rouse.function.ThrowingFunction;
import dev.rouse.internal.stream.Drops;
import dev.rouse.internal.stream.StreamChild;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Sink#with} and {@link Sink#withFlatMap}: each value becomes a stream, which is sent
 * before the next value is taken.
 *
 * @param <T> the type of the values taken
 * @param <R> the type of the values passed on
 */
public final class WithFlatMap<T extends @Nullable Object, R extends @Nullable Object>
        extends SinkOperator<T, R> {

    private @Nullable ThrowingFunction<? super T, ? extends Stream<? extends R>> function;
    private @Nullable StreamChild<R> current;
    private PollNext.@Nullable Item<R> waiting;

    /**
     * Takes ownership of {@code target}.
     *
     * @param target where the values go
     * @param function makes the stream
     */
    public WithFlatMap(
            Sink<? super R> target,
            ThrowingFunction<? super T, ? extends Stream<? extends R>> function) {
        super(target);
        this.function = requireNonNull(function, "function");
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        return sendCurrent(cx) ? Unit.READY : Unit.PENDING;
    }

    @Override
    void start(T value) throws Exception {
        current = new StreamChild<>(madeBy("with()", requireNonNull(function).apply(value)), "");
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        return sendCurrent(cx) ? super.flush(cx) : Unit.PENDING;
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        return sendCurrent(cx) ? super.close(cx) : Unit.PENDING;
    }

    /** Tells whether all of the current stream has been passed on. */
    private boolean sendCurrent(Context cx) throws Exception {
        while (current != null) {
            if (waiting == null) {
                PollNext<R> polled = current.pollNext(cx);
                if (polled.isPending()) {
                    return false;
                }
                if (!(polled instanceof PollNext.Item<R> item)) {
                    current = null;
                    return true;
                }
                waiting = item;
            }
            if (target.pollReady(cx).isPending()) {
                return false;
            }
            R value = waiting.value();
            waiting = null;
            target.startSend(value);
            if (!cx.tryProceed()) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void release() {
        StreamChild<R> dropped = current;
        current = null;
        waiting = null;
        function = null;
        Drops.all(() -> dropIfThere(dropped), super::release);
    }

    private static void dropIfThere(@Nullable StreamChild<?> child) {
        if (child != null) {
            child.drop();
        }
    }
}
