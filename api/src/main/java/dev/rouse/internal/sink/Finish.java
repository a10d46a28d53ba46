package dev.rouse.internal.sink;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.internal.stream.FutureBase;
import org.jspecify.annotations.Nullable;

/** Behind {@link Sink#flush} and {@link Sink#close}, which borrow the sink. */
public final class Finish extends FutureBase<@Nullable Void> {

    private final SinkChild<?> sink;
    private final boolean close;

    /**
     * Borrows {@code sink}.
     *
     * @param sink what to wait for
     * @param close whether to end it as well
     */
    public Finish(Sink<?> sink, boolean close) {
        this.sink = SinkChild.borrowed(sink);
        this.close = close;
    }

    @Override
    protected Poll<@Nullable Void> step(Context cx) throws Exception {
        return close ? sink.pollClose(cx) : sink.pollFlush(cx);
    }

    @Override
    protected void release() {
        sink.drop();
    }

    @Override
    protected String describe() {
        return sink.toString();
    }
}
