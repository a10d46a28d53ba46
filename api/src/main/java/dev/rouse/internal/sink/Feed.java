package dev.rouse.internal.sink;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import dev.rouse.internal.stream.FutureBase;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Sink#feed} and {@link Sink#send}: one value into a sink that is borrowed.
 *
 * @param <T> the type of the value
 */
public final class Feed<T extends @Nullable Object> extends FutureBase<@Nullable Void> {

    private final SinkChild<T> sink;
    private final boolean thenFlush;
    private PollNext.@Nullable Item<T> value;

    /**
     * Borrows {@code sink}.
     *
     * @param sink where the value goes
     * @param value what to send
     * @param thenFlush whether to wait until it has arrived
     */
    public Feed(Sink<? super T> sink, T value, boolean thenFlush) {
        this.sink = SinkChild.borrowed(sink);
        this.value = new PollNext.Item<>(value);
        this.thenFlush = thenFlush;
    }

    @Override
    protected Poll<@Nullable Void> step(Context cx) throws Exception {
        PollNext.Item<T> sent = value;
        if (sent != null) {
            if (sink.pollReady(cx).isPending()) {
                return Unit.PENDING;
            }
            value = null;
            sink.startSend(sent.value());
        }
        return thenFlush ? sink.pollFlush(cx) : Unit.READY;
    }

    @Override
    protected void release() {
        value = null;
        sink.drop();
    }

    @Override
    protected String describe() {
        return sink.toString();
    }
}
