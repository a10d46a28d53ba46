package dev.rouse.internal.future;

import dev.rouse.Context;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.Futures#ready}.
 *
 * @param <T> the type of the value
 */
public final class Ready<T extends @Nullable Object> extends Holding<Poll<T>, T> {

    /**
     * Keeps the value.
     *
     * @param value what to answer
     */
    public Ready(T value) {
        super(Poll.ready(value), "value");
    }

    @Override
    public Poll<T> poll(Context cx) {
        return take();
    }
}
