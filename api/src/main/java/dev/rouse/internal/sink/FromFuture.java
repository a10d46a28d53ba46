package dev.rouse.internal.sink;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.internal.stream.FutureChild;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Sinks#fromFuture}: a sink that is still being made.
 *
 * @param <T> the type of the values
 */
public final class FromFuture<T extends @Nullable Object> extends SinkBase<T> {

    private final FutureChild<Sink<T>> future = new FutureChild<>();
    private @Nullable SinkChild<T> made;

    /**
     * Takes ownership of {@code future}.
     *
     * @param future gives the sink
     */
    public FromFuture(Future<? extends Sink<T>> future) {
        this.future.set(requireNonNull(future, "future"));
    }

    private boolean isThere(Context cx) throws Exception {
        if (made == null && future.poll(cx) instanceof Poll.Ready<Sink<T>> ready) {
            made = SinkChild.owned(ready.value(), "the future gave null instead of a sink");
        }
        return made != null;
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        return isThere(cx) ? sink().pollReady(cx) : Unit.PENDING;
    }

    @Override
    void start(T value) throws Exception {
        sink().startSend(value);
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        return isThere(cx) ? sink().pollFlush(cx) : Unit.PENDING;
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        return isThere(cx) ? sink().pollClose(cx) : Unit.PENDING;
    }

    private SinkChild<T> sink() {
        return requireNonNull(made);
    }

    @Override
    protected void release() {
        future.drop();
        if (made != null) {
            made.drop();
        }
    }

    @Override
    protected String describe() {
        return made == null ? future.toString() : made.toString();
    }
}
