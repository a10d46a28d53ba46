package dev.rouse.internal.sink;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import dev.rouse.Stream;
import dev.rouse.internal.stream.Drops;
import dev.rouse.internal.stream.FutureBase;
import dev.rouse.internal.stream.StreamChild;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Stream#forward}, which owns and closes the sink, and {@link Sink#sendAll}, which
 * borrows and flushes it. While the stream is pending the sink is flushed, so that no value lies
 * around.
 *
 * @param <T> the type of the values
 */
public final class Forward<T extends @Nullable Object> extends FutureBase<@Nullable Void> {

    private final StreamChild<T> source;
    private final SinkChild<T> target;
    private final boolean owned;

    /** What the stream gave and the sink has no room for yet. */
    private PollNext.@Nullable Item<T> waiting;

    /**
     * Takes ownership of the stream, and of the sink if asked to.
     *
     * @param source where the values come from
     * @param target where they go
     * @param owned whether to close the sink at the end, and drop it when dropped
     */
    public Forward(Stream<? extends T> source, Sink<? super T> target, boolean owned) {
        this.source = new StreamChild<>(source, "stream");
        this.target = owned ? SinkChild.owned(target, "sink") : SinkChild.borrowed(target);
        this.owned = owned;
    }

    @Override
    protected Poll<@Nullable Void> step(Context cx) throws Exception {
        for (; ; ) {
            if (waiting == null) {
                if (source.hasEnded()) {
                    return owned ? target.pollClose(cx) : target.pollFlush(cx);
                }
                PollNext<T> polled = source.pollNext(cx);
                if (polled.isPending()) {
                    target.pollFlush(cx);
                    return Unit.PENDING;
                }
                if (!(polled instanceof PollNext.Item<T> item)) {
                    continue;
                }
                waiting = item;
            }
            if (target.pollReady(cx).isPending()) {
                return Unit.PENDING;
            }
            T value = waiting.value();
            waiting = null;
            target.startSend(value);
            if (!cx.tryProceed()) {
                return Unit.PENDING;
            }
        }
    }

    @Override
    protected void release() {
        waiting = null;
        Drops.all(source::drop, target::drop);
    }

    @Override
    protected String describe() {
        return source + " to " + target;
    }
}
