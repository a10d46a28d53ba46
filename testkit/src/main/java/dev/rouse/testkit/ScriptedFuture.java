package dev.rouse.testkit;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A future that ends when the test says so, keeps the latest waker only, and writes down what its
 * owner did against the contract: polled it after the end, during a poll, or dropped it twice.
 *
 * <p><b>Threads.</b> One.
 *
 * @param <T> the type of the value
 */
public final class ScriptedFuture<T extends @Nullable Object> extends Scripted
        implements Future<T> {

    private int pendings;
    private @Nullable Poll<T> answer;
    private @Nullable Exception failure;

    private ScriptedFuture(String name) {
        super(name);
    }

    /**
     * Makes a future that is pending until {@link #complete} or {@link #fail}.
     *
     * @param name what it is called in messages
     * @param <T> the type of the value
     * @return a new future
     * @throws NullPointerException if {@code name} is null
     */
    public static <T extends @Nullable Object> ScriptedFuture<T> pending(String name) {
        return new ScriptedFuture<>(name);
    }

    /**
     * Makes a future that answers pending so many times, waking itself each time, and then the
     * value.
     *
     * @param pendings how many polls are pending
     * @param value what the poll after them gives
     * @param <T> the type of the value
     * @return a new future
     */
    public static <T extends @Nullable Object> ScriptedFuture<T> pendingThen(
            int pendings, T value) {
        ScriptedFuture<T> future = new ScriptedFuture<>("pendingThen");
        future.pendings = pendings;
        future.answer = Poll.ready(value);
        return future;
    }

    /**
     * Makes a future that answers pending so many times, waking itself each time, and then throws.
     *
     * @param pendings how many polls are pending
     * @param thrown what the poll after them throws
     * @param <T> the type of the value that never comes
     * @return a new future
     * @throws NullPointerException if {@code thrown} is null
     */
    public static <T extends @Nullable Object> ScriptedFuture<T> pendingThenFail(
            int pendings, Exception thrown) {
        ScriptedFuture<T> future = new ScriptedFuture<>("pendingThenFail");
        future.pendings = pendings;
        future.failure = Objects.requireNonNull(thrown, "thrown");
        return future;
    }

    /**
     * Lets the next poll give {@code value}, and wakes the latest waker, if there is one.
     *
     * @param value the value
     */
    public void complete(T value) {
        answer = Poll.ready(value);
        wake();
    }

    /**
     * Lets the next poll throw {@code thrown}, and wakes the latest waker, if there is one.
     *
     * @param thrown what to throw
     * @throws NullPointerException if {@code thrown} is null
     */
    public void fail(Exception thrown) {
        failure = Objects.requireNonNull(thrown, "thrown");
        wake();
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Waker latest = beginPoll(cx);
        try {
            return answer(cx, latest);
        } finally {
            endPoll();
        }
    }

    private Poll<T> answer(Context cx, Waker latest) throws Exception {
        if (pendings > 0) {
            pendings--;
            latest.wake();
            return Poll.pending();
        }
        if (failure != null) {
            end();
            throw failure;
        }
        if (answer == null) {
            keep(latest);
            return Poll.pending();
        }
        if (!cx.tryProceed()) {
            return Poll.pending();
        }
        end();
        return answer;
    }
}
