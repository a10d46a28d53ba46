package dev.rouse.bench.workload;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.interop.Blocking;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands batches of work that does nothing to the pool for blocking work, and awaits each batch
 * before the next. Its value is how many pieces of work were done.
 */
public final class BlockingBatches extends Repeat<List<Integer>> {

    private final int batchSize;

    /**
     * Makes the future.
     *
     * @param batches how many batches
     * @param batchSize how many pieces of work are in each
     */
    public BlockingBatches(int batches, int batchSize) {
        super(batches);
        this.batchSize = batchSize;
    }

    @Override
    Future<List<Integer>> await(int turn, Context cx) {
        List<Future<Integer>> batch = new ArrayList<>(batchSize);
        for (int i = 0; i < batchSize; i++) {
            batch.add(Blocking.run(() -> 1));
        }
        return Futures.joinAll(batch);
    }

    @Override
    int take(List<Integer> done) {
        int sum = 0;
        for (int one : done) {
            sum += one;
        }
        return sum;
    }
}
