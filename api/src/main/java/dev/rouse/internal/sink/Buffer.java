package dev.rouse.internal.sink;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Sink;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link Sink#buffer}: values wait here while the target has no room.
 *
 * @param <T> the type of the values
 */
public final class Buffer<T extends @Nullable Object> extends SinkOperator<T, T> {

    private final int capacity;

    /** In items, because a deque takes no null. */
    private final Deque<PollNext.Item<T>> waiting = new ArrayDeque<>();

    /**
     * Takes ownership of {@code target}.
     *
     * @param target where the values go
     * @param capacity how many may wait
     */
    public Buffer(Sink<? super T> target, int capacity) {
        super(target);
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "a buffer of " + capacity + " values would take none; give at least 1");
        }
        this.capacity = capacity;
    }

    @Override
    Poll<@Nullable Void> ready(Context cx) throws Exception {
        empty(cx);
        return waiting.size() < capacity ? Unit.READY : Unit.PENDING;
    }

    @Override
    void start(T value) {
        waiting.add(new PollNext.Item<>(value));
    }

    @Override
    Poll<@Nullable Void> flush(Context cx) throws Exception {
        return empty(cx) ? super.flush(cx) : Unit.PENDING;
    }

    @Override
    Poll<@Nullable Void> close(Context cx) throws Exception {
        return empty(cx) ? super.close(cx) : Unit.PENDING;
    }

    /** Passes on what it can. Tells whether nothing is left. */
    private boolean empty(Context cx) throws Exception {
        for (PollNext.Item<T> first; (first = waiting.peek()) != null; ) {
            if (target.pollReady(cx).isPending()) {
                return false;
            }
            waiting.remove();
            target.startSend(first.value());
            if (!cx.tryProceed()) {
                return waiting.isEmpty();
            }
        }
        return true;
    }

    @Override
    protected void release() {
        waiting.clear();
        super.release();
    }
}
