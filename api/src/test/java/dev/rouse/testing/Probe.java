package dev.rouse.testing;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.function.ThrowingFunction;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A future that counts its polls and drops, keeps the latest waker, and checks that its owner keeps
 * the contract: one poll at a time, none after the end, no second drop.
 */
public final class Probe<T extends @Nullable Object> implements Future<T> {

    private final ThrowingFunction<Probe<T>, Poll<T>> onPoll;
    private final AtomicBoolean inside = new AtomicBoolean();
    private Runnable onDrop = () -> {};
    private boolean ended;
    public volatile int polls;
    public volatile int drops;
    public @Nullable Thread droppedBy;
    public volatile @Nullable Waker waker;
    public @Nullable Context cx;

    private Probe(ThrowingFunction<Probe<T>, Poll<T>> onPoll) {
        this.onPoll = onPoll;
    }

    /** Does at each poll what the function says. */
    public static <T extends @Nullable Object> Probe<T> polling(
            ThrowingFunction<Probe<T>, Poll<T>> onPoll) {
        return new Probe<>(onPoll);
    }

    /** Never ends by itself. */
    public static <T extends @Nullable Object> Probe<T> pending() {
        return polling(p -> Poll.pending());
    }

    /** Answers pending a number of times, waking itself never, and then the value. */
    public static <T extends @Nullable Object> Probe<T> readyAfter(int pendings, T value) {
        return polling(p -> p.polls <= pendings ? Poll.pending() : Poll.ready(value));
    }

    /** Answers pending a number of times and then throws. */
    public static <T extends @Nullable Object> Probe<T> failingAfter(
            int pendings, Exception failure) {
        return polling(
                p -> {
                    if (p.polls <= pendings) {
                        return Poll.pending();
                    }
                    throw failure;
                });
    }

    public Probe<T> whenDropped(Runnable action) {
        onDrop = action;
        return this;
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one poll at a time is what it checks
    public Poll<T> poll(Context context) throws Exception {
        if (!inside.compareAndSet(false, true)) {
            throw new AssertionError("two polls at the same time");
        }
        try {
            if (ended) {
                throw new AssertionError("polled after the end");
            }
            polls++;
            cx = context;
            waker = context.waker();
            Poll<T> answer = onPoll.apply(this);
            ended = answer != Poll.<T>pending();
            return answer;
        } catch (Throwable failure) {
            ended = true;
            throw failure;
        } finally {
            inside.set(false);
        }
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // never during a poll, which it checks
    public void drop() {
        if (inside.get()) {
            throw new AssertionError("dropped during a poll");
        }
        if (ended) {
            throw new AssertionError("dropped after the end");
        }
        ended = true;
        drops++;
        droppedBy = Thread.currentThread();
        onDrop.run();
    }

    public boolean hasEnded() {
        return ended;
    }

    /** Wakes with the waker of the latest poll. */
    public void wake() {
        Waker latest = waker;
        if (latest == null) {
            throw new AssertionError("not polled yet");
        }
        latest.wake();
    }
}
