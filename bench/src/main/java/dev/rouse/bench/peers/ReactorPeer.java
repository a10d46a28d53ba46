package dev.rouse.bench.peers;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A parallel scheduler, on which every {@code Mono} is subscribed. */
final class ReactorPeer implements Peer<CompletableFuture<?>> {

    private static final Duration SECOND = Duration.ofSeconds(1);

    final Scheduler scheduler;

    ReactorPeer(int threads) {
        scheduler = Schedulers.newParallel("peer", threads, true);
    }

    @Override
    public void spawn(Runnable work) {
        Mono.fromRunnable(work).subscribeOn(scheduler).subscribe();
    }

    @Override
    public CompletableFuture<?> start(Runnable work) {
        return Mono.fromRunnable(work).subscribeOn(scheduler).toFuture();
    }

    @Override
    public void join(CompletableFuture<?> handle) {
        handle.join();
    }

    @Override
    public boolean cancelTimer() {
        Disposable subscribed = Mono.delay(SECOND, scheduler).subscribe();
        subscribed.dispose();
        return subscribed.isDisposed();
    }

    @Override
    public void close() {
        scheduler.dispose();
    }
}
