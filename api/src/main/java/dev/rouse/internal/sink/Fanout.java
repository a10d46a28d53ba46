package dev.rouse.internal.sink;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.Sink;
import dev.rouse.internal.stream.Drops;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Sink#fanout}: every value goes to both.
 *
 * @param <T> the type of the values
 */
public final class Fanout<T extends @Nullable Object> extends SinkBase<T> {

    private final SinkChild<T> left;
    private final SinkChild<T> right;

    /**
     * Takes ownership of both.
     *
     * @param left one sink
     * @param right the other
     */
    public Fanout(Sink<? super T> left, Sink<? super T> right) {
        this.left = SinkChild.owned(left, "left");
        this.right = SinkChild.owned(right, "other");
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        return both(left.pollReady(cx), right.pollReady(cx));
    }

    @Override
    void start(T value) throws Exception {
        left.startSend(value);
        right.startSend(value);
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        return both(left.pollFlush(cx), right.pollFlush(cx));
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        return both(closed(left, cx), closed(right, cx));
    }

    private static Poll<@Nullable Void> closed(SinkChild<?> side, Context cx) throws Exception {
        return side.hasEnded() ? Unit.READY : side.pollClose(cx);
    }

    private static Poll<@Nullable Void> both(Poll<@Nullable Void> one, Poll<@Nullable Void> other) {
        return one.isReady() && other.isReady() ? Unit.READY : Unit.PENDING;
    }

    @Override
    protected void release() {
        Drops.all(left::drop, right::drop);
    }

    @Override
    protected String describe() {
        return left + ", " + right;
    }
}
