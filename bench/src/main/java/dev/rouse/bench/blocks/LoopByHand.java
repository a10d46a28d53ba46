package dev.rouse.bench.blocks;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import org.jspecify.annotations.Nullable;

/** A loop of awaits as a careful author would write it. */
final class LoopByHand implements Future<Integer> {

    private final Leaf leaf;
    private final int rounds;
    private int done;
    private int sum;
    private @Nullable Future<Integer> awaited;

    LoopByHand(Leaf leaf, int rounds) {
        this.leaf = leaf;
        this.rounds = rounds;
    }

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        while (done < rounds) {
            Future<Integer> future = awaited;
            if (future == null) {
                if (!cx.tryProceed()) {
                    return Poll.pending();
                }
                future = leaf;
            }
            Poll<Integer> polled = future.poll(cx);
            if (polled == Poll.<Integer>pending()) {
                awaited = future;
                return Poll.pending();
            }
            awaited = null;
            sum += ((Poll.Ready<Integer>) polled).value();
            done++;
        }
        return Poll.ready(sum);
    }
}
