package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.FuturesUnordered;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.channel.OneshotReceiver;
import java.util.List;

/** Many oneshots as the children of one {@link FuturesUnordered}. */
public final class SetOfOneshots extends ManyOneshots {

    /**
     * Makes the future.
     *
     * @param count how many oneshots
     */
    public SetOfOneshots(int count) {
        super(count);
    }

    @Override
    Future<Integer> awaitAll(List<OneshotReceiver<Integer>> receivers, Context cx) {
        return new Drain(new FuturesUnordered<>(receivers));
    }

    private static final class Drain implements Future<Integer> {

        private final FuturesUnordered<Integer> set;
        private int sum;

        Drain(FuturesUnordered<Integer> set) {
            this.set = set;
        }

        @Override
        public Poll<Integer> poll(Context cx) throws Exception {
            for (; ; ) {
                PollNext<Integer> next = set.pollNext(cx);
                if (next == PollNext.<Integer>pending()) {
                    return Poll.pending();
                }
                if (!(next instanceof PollNext.Item<Integer> item)) {
                    return Poll.ready(sum);
                }
                sum += item.value();
            }
        }
    }
}
