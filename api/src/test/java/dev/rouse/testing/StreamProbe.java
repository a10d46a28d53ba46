package dev.rouse.testing;

import dev.rouse.Context;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.Waker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream that answers what it is told to, counts its polls and drops, keeps the latest waker, and
 * checks that its owner keeps the contract: no poll and no drop after the end.
 */
public final class StreamProbe<T extends @Nullable Object> implements Stream<T> {

    private record Failing(Throwable failure) {}

    private enum Step {
        /** Pending once, and woken already. */
        YIELD,
        /** Pending until {@link StreamProbe#proceed}. */
        STALL,
        /** Ends with an answer that breaks the contract. */
        NULL
    }

    private final Deque<Object> steps = new ArrayDeque<>();
    private @Nullable Throwable onDrop;
    private boolean ended;
    private boolean inside;
    public int polls;
    public int drops;
    public @Nullable Waker waker;

    /** Gives the items and ends. */
    @SafeVarargs
    public static <T extends @Nullable Object> StreamProbe<T> of(T... items) {
        StreamProbe<T> probe = new StreamProbe<>();
        for (T item : items) {
            probe.item(item);
        }
        return probe;
    }

    /** Is pending until it is told to go on. */
    public static <T extends @Nullable Object> StreamProbe<T> stalled() {
        return new StreamProbe<T>().stall();
    }

    /** Gives the items with as many pendings before each as the numbers say, round and round. */
    public static <T extends @Nullable Object> StreamProbe<T> slow(
            List<T> items, List<Integer> pendings) {
        StreamProbe<T> probe = new StreamProbe<>();
        for (int i = 0; i <= items.size(); i++) {
            for (int n = pendings.isEmpty() ? 0 : pendings.get(i % pendings.size()); n > 0; n--) {
                probe.yield_();
            }
            if (i < items.size()) {
                probe.item(items.get(i));
            }
        }
        return probe;
    }

    public StreamProbe<T> item(T item) {
        steps.add(new PollNext.Item<>(item));
        return this;
    }

    public StreamProbe<T> yield_() {
        steps.add(Step.YIELD);
        return this;
    }

    public StreamProbe<T> stall() {
        steps.add(Step.STALL);
        return this;
    }

    public StreamProbe<T> fail(Throwable failure) {
        steps.add(new Failing(failure));
        return this;
    }

    public StreamProbe<T> answerNull() {
        steps.add(Step.NULL);
        return this;
    }

    /** Throws when it is dropped. */
    public StreamProbe<T> failOnDrop(RuntimeException failure) {
        onDrop = failure;
        return this;
    }

    /** Ends the stall and wakes the latest waker, if it was polled. */
    public void proceed() {
        if (steps.peek() == Step.STALL) {
            steps.remove();
        }
        if (waker != null) {
            waker.wake();
        }
    }

    public boolean hasEnded() {
        return ended;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null is one of the scripted answers
    public PollNext<T> pollNext(Context cx) throws Exception {
        check(!inside, "polled during a poll");
        check(!ended, "polled after the end");
        inside = true;
        polls++;
        waker = cx.waker();
        try {
            Object step = steps.peek();
            if (step == Step.STALL) {
                return PollNext.pending();
            }
            steps.poll();
            if (step == Step.YIELD) {
                cx.waker().wake();
                return PollNext.pending();
            }
            if (step instanceof PollNext.Item<?> item) {
                return (PollNext<T>) item;
            }
            ended = true;
            if (step instanceof Failing failing) {
                throw sneak(failing.failure);
            }
            return step == Step.NULL ? null : PollNext.done();
        } finally {
            inside = false;
        }
    }

    private static Exception sneak(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (Exception) failure;
    }

    @Override
    public void drop() {
        check(!inside, "dropped during a poll");
        check(!ended, "dropped after the end");
        ended = true;
        drops++;
        if (onDrop instanceof RuntimeException thrown) {
            throw thrown;
        }
    }

    private static void check(boolean kept, String breach) {
        if (!kept) {
            throw new AssertionError(breach);
        }
    }

    @Override
    public String toString() {
        return "StreamProbe" + steps;
    }
}
