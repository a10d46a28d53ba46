package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Futures#ready}: the answer, made beforehand.
 *
 * @param <T> the type of the value
 */
public final class Ready<T extends @Nullable Object> implements Future<T> {

    /** The answer; null after completion, {@link Spent#DROPPED} after a drop. */
    private @Nullable Object answer;

    /**
     * Keeps the value.
     *
     * @param value what to answer
     */
    public Ready(T value) {
        this.answer = Poll.ready(value);
    }

    @Override
    @SuppressWarnings("unchecked") // of the constructor
    public Poll<T> poll(Context cx) {
        Object last = answer;
        if (last instanceof Poll.Ready<?>) {
            answer = null;
            return (Poll<T>) last;
        }
        throw last == null ? Spent.polledAfterCompletion(this) : Spent.polledAfterDrop(this);
    }

    @Override
    public void drop() {
        if (answer != null) {
            answer = Spent.DROPPED;
        }
    }

    /** Tells whether it has ended. */
    @Override
    public String toString() {
        return answer == null
                ? "Ready[completed]"
                : answer == Spent.DROPPED ? "Ready[dropped]" : "Ready";
    }
}
