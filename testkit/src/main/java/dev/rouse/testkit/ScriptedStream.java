package dev.rouse.testkit;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.Waker;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A stream that gives what the test puts into it, keeps the latest waker only, and writes down what
 * its owner did against the contract: polled it after the end, during a poll, or dropped it twice.
 *
 * <p><b>Threads.</b> One.
 *
 * @param <T> the type of the values
 */
public final class ScriptedStream<T extends @Nullable Object> extends Scripted
        implements Stream<T> {

    private final Queue<PollNext<T>> items = new ArrayDeque<>();
    private @Nullable Exception failure;
    private boolean finished;

    private ScriptedStream(String name) {
        super(name);
    }

    /**
     * Makes a stream that is pending until it is given something.
     *
     * @param name what it is called in messages
     * @param <T> the type of the values
     * @return a new stream
     * @throws NullPointerException if {@code name} is null
     */
    public static <T extends @Nullable Object> ScriptedStream<T> pending(String name) {
        return new ScriptedStream<>(name);
    }

    /**
     * Adds an item and wakes the latest waker, if there is one.
     *
     * @param item the item
     * @return this stream
     */
    public ScriptedStream<T> item(T item) {
        items.add(PollNext.item(item));
        wake();
        return this;
    }

    /**
     * Adds a pending answer that wakes itself.
     *
     * @return this stream
     */
    public ScriptedStream<T> interleavePending() {
        items.add(PollNext.pending());
        wake();
        return this;
    }

    /**
     * Lets the stream end after what is in it, and wakes the latest waker, if there is one.
     *
     * @return this stream
     */
    public ScriptedStream<T> finish() {
        finished = true;
        wake();
        return this;
    }

    /**
     * Lets the stream fail after what is in it, and wakes the latest waker, if there is one.
     *
     * @param thrown what to throw
     * @return this stream
     * @throws NullPointerException if {@code thrown} is null
     */
    public ScriptedStream<T> fail(Exception thrown) {
        failure = Objects.requireNonNull(thrown, "thrown");
        wake();
        return this;
    }

    @Override
    public PollNext<T> pollNext(Context cx) throws Exception {
        Waker latest = beginPoll(cx);
        try {
            return answer(cx, latest);
        } finally {
            endPoll();
        }
    }

    private PollNext<T> answer(Context cx, Waker latest) throws Exception {
        PollNext<T> next = items.peek();
        if (next == PollNext.<T>pending()) {
            items.remove();
            latest.wake();
            return next;
        }
        if (next != null) {
            if (!cx.tryProceed()) {
                return PollNext.pending();
            }
            items.remove();
            return next;
        }
        if (failure != null) {
            end();
            throw failure;
        }
        if (finished) {
            end();
            return PollNext.done();
        }
        keep(latest);
        return PollNext.pending();
    }
}
