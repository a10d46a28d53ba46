package dev.rouse.bench.blocks;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;

/** A loop of awaits as a careful author would write it. */
final class LoopByHand implements Future<Integer> {

    private final Leaf leaf;
    private final int rounds;
    private int done;
    private int sum;

    LoopByHand(Leaf leaf, int rounds) {
        this.leaf = leaf;
        this.rounds = rounds;
    }

    @Override
    public Poll<Integer> poll(Context cx) {
        while (done < rounds) {
            if (!cx.tryProceed()) {
                return Poll.pending();
            }
            Poll<Integer> polled = leaf.poll(cx);
            if (polled == Poll.<Integer>pending()) {
                return Poll.pending();
            }
            sum += ((Poll.Ready<Integer>) polled).value();
            done++;
        }
        return Poll.ready(sum);
    }
}
