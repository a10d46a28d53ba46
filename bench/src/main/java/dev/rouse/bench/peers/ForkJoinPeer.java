package dev.rouse.bench.peers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** A pool in asynchronous mode, first in first out, as its documentation advises for events. */
final class ForkJoinPeer implements Peer<CompletableFuture<?>> {

    final ForkJoinPool pool;

    ForkJoinPeer(int threads) {
        pool =
                new ForkJoinPool(
                        threads, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
    }

    @Override
    public void spawn(Runnable work) {
        pool.execute(work);
    }

    @Override
    public CompletableFuture<?> start(Runnable work) {
        return CompletableFuture.runAsync(work, pool);
    }

    @Override
    public void join(CompletableFuture<?> handle) {
        handle.join();
    }

    @Override
    public boolean cancelTimer() {
        return new CompletableFuture<Object>().orTimeout(1, TimeUnit.SECONDS).cancel(false);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
