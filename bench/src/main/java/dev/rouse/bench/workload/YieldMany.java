package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/** Yields a given number of times; its value is how often it did. */
public final class YieldMany implements Future<Integer> {

    private final int wanted;
    private int yields;

    /**
     * Makes the future.
     *
     * @param wanted how often to yield
     */
    public YieldMany(int wanted) {
        this.wanted = wanted;
    }

    @Override
    public Poll<Integer> poll(Context cx) {
        if (yields < wanted) {
            yields++;
            cx.waker().wake();
            return Poll.pending();
        }
        return Poll.ready(yields);
    }
}
