package dev.rouse.internal.stream;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that keeps the rules of {@link Owner}; what a class adds is its {@link #step}.
 *
 * @param <R> the type of the values
 */
abstract class StreamBase<R extends @Nullable Object> extends Owner implements Stream<R> {

    /** Moves on; called only while this runs. {@code Done} and exceptions end this. */
    abstract PollNext<R> step(Context cx) throws Exception;

    @Override
    public final PollNext<R> pollNext(Context cx) throws Exception {
        checkRunning();
        PollNext<R> answer;
        try {
            answer = step(cx);
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
        if (answer == PollNext.<R>done()) {
            complete();
        }
        return answer;
    }

    /** Gives {@code Done} or {@code Pending} as the answer of a stream of another type. */
    @SuppressWarnings("unchecked") // neither holds a value
    static <R extends @Nullable Object> PollNext<R> noItem(PollNext<?> doneOrPending) {
        return (PollNext<R>) doneOrPending;
    }
}
