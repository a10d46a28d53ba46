package dev.rouse.bench.blocks;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/** A future that is ready after so many polls, and then the same again; it allocates nothing. */
public final class Leaf implements Future<Integer> {

    private final int pendings;
    private final Poll<Integer> one = Poll.ready(1);
    private int left;

    Leaf(int pendings) {
        this.pendings = pendings;
        this.left = pendings;
    }

    @Override
    public Poll<Integer> poll(Context cx) {
        if (left > 0) {
            left--;
            return Poll.pending();
        }
        left = pendings;
        return one;
    }
}
