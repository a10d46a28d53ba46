package dev.rouse.testkit;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import java.util.List;
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
public final class ScriptedFuture<T extends @Nullable Object> implements Future<T> {

    private final String name;
    private final Breaches breaches = new Breaches();
    private int pendings;
    private int polls;
    private int drops;
    private boolean polling;
    private boolean ended;
    private @Nullable Poll<T> answer;
    private @Nullable Exception failure;
    private @Nullable Waker waker;

    private ScriptedFuture(String name) {
        this.name = Objects.requireNonNull(name, "name");
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

    /** Wakes the latest waker, if there is one, without any news. */
    public void wake() {
        Waker latest = waker;
        waker = null;
        if (latest != null) {
            latest.wake();
        }
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (polling) {
            throw breaches.add(this + " was polled during a poll");
        }
        if (ended) {
            throw breaches.add(this + " was polled after its end");
        }
        polls++;
        polling = true;
        Waker latest = cx.waker(); // before the look: what happens in between is seen by the look
        waker = null;
        try {
            if (failure != null) {
                ended = true;
                throw failure;
            }
            if (answer == null) {
                waker = latest;
                return Poll.pending();
            }
            if (pendings > 0) {
                pendings--;
                latest.wake();
                return Poll.pending();
            }
            if (!cx.tryProceed()) {
                return Poll.pending();
            }
            ended = true;
            return answer;
        } finally {
            polling = false;
        }
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
     * Tells whether the future gave its value, threw or was dropped: nothing of it is left.
     *
     * @return true after the end
     */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * Counts the polls that kept the contract.
     *
     * @return how often it was polled
     */
    public int polls() {
        return polls;
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
