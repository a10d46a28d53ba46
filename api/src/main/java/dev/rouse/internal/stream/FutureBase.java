package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/**
 * A future that keeps the rules of {@link Owner}; what a class adds is its {@link #step}.
 *
 * @param <R> the type of the value
 */
public abstract class FutureBase<R extends @Nullable Object> extends Owner implements Future<R> {

    /** For the classes of futures here and of sinks. */
    protected FutureBase() {}

    /**
     * Moves on; called only while this runs. {@code Ready} and exceptions end this.
     *
     * @param cx the context of the poll
     * @return the answer of the poll
     * @throws Exception to fail
     */
    protected abstract Poll<R> step(Context cx) throws Exception;

    @Override
    public final Poll<R> poll(Context cx) throws Exception {
        checkRunning();
        Poll<R> answer;
        try {
            answer = step(cx);
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
        if (answer != Poll.<R>pending()) {
            complete();
        }
        return answer;
    }
}
