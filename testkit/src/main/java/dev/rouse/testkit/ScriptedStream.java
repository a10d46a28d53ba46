package dev.rouse.testkit;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.Waker;
import java.util.ArrayDeque;
import java.util.List;
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
public final class ScriptedStream<T extends @Nullable Object> implements Stream<T> {

    private final String name;
    private final Breaches breaches = new Breaches();
    private final Queue<PollNext<T>> items = new ArrayDeque<>();
    private @Nullable Exception failure;
    private @Nullable Waker waker;
    private int drops;
    private boolean finished;
    private boolean polling;
    private boolean ended;

    private ScriptedStream(String name) {
        this.name = Objects.requireNonNull(name, "name");
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

    private void wake() {
        Waker latest = waker;
        waker = null;
        if (latest != null) {
            latest.wake();
        }
    }

    @Override
    public PollNext<T> pollNext(Context cx) throws Exception {
        if (polling) {
            throw breaches.add(this + " was polled during a poll");
        }
        if (ended) {
            throw breaches.add(this + " was polled after its end");
        }
        polling = true;
        try {
            return answer(cx);
        } finally {
            polling = false;
        }
    }

    private PollNext<T> answer(Context cx) throws Exception {
        Waker latest = cx.waker(); // before the look: what happens in between is seen by the look
        waker = null;
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
            ended = true;
            throw failure;
        }
        if (finished) {
            ended = true;
            return PollNext.done();
        }
        waker = latest;
        return PollNext.pending();
    }

    @Override
    public void drop() {
        if (polling) {
            throw breaches.add(this + " was dropped during a poll");
        }
        drops++;
        if (drops > 1) {
            throw breaches.add(this + " was dropped twice");
        }
        waker = null;
        ended = true;
    }

    /**
     * Tells whether the stream said that it is done, threw or was dropped.
     *
     * @return true after the end
     */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * Counts the drops.
     *
     * @return how often it was dropped; more than one is a breach
     */
    public int drops() {
        return drops;
    }

    /**
     * Lists what the owner did against the contract.
     *
     * @return one sentence for each breach, in order
     */
    public List<String> breaches() {
        return breaches.all();
    }

    @Override
    public String toString() {
        return name;
    }
}
