package dev.rouse.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * {@code ForkJoinPool} with {@code CompletableFuture}. What follows a completion goes through the
 * pool ({@code thenRunAsync}), as a woken task does; a yield is to be executed again.
 *
 * <p>There is no {@code spawn_many_remote_busy}: a worker of a {@code ForkJoinPool} first does what
 * it has pushed itself, so while every worker has such work, nothing from outside runs.
 */
public class ForkJoin extends PeerState<CompletableFuture<?>> {

    private final ForkJoinPool pool;

    public ForkJoin() {
        this(new ForkJoinPeer(THREADS));
    }

    private ForkJoin(ForkJoinPeer peer) {
        super(peer);
        this.pool = peer.pool;
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int fjp_spawn_many_local() throws InterruptedException {
        return bodies.spawnManyLocal(SPAWNS);
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int fjp_spawn_many_worker() throws InterruptedException {
        return bodies.spawnManyWorker(SPAWNS);
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int fjp_spawn_many_remote_idle() throws Exception {
        return bodies.spawnManyRemote(SPAWNS);
    }

    @OperationsPerInvocation(LINKS)
    @Benchmark
    public int fjp_chained_spawn() throws InterruptedException {
        return bodies.chainedSpawn(LINKS);
    }

    @OperationsPerInvocation(PINGS)
    @Benchmark
    public int fjp_ping_pong() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger remaining = new AtomicInteger(PINGS);
        pool.execute(
                () -> {
                    for (int i = 0; i < PINGS; i++) {
                        pool.execute(() -> ping(remaining, done));
                    }
                });
        done.await();
        return PINGS;
    }

    private void ping(AtomicInteger remaining, CountDownLatch done) {
        CompletableFuture<Boolean> there = new CompletableFuture<>();
        CompletableFuture<Boolean> back = new CompletableFuture<>();
        pool.execute(() -> then(there, () -> back.complete(true)));
        there.complete(true);
        then(
                back,
                () -> {
                    if (remaining.decrementAndGet() == 0) {
                        done.countDown();
                    }
                });
    }

    /** What the step gives is of no use: nothing here fails. */
    private void then(CompletableFuture<Boolean> message, Runnable step) {
        CompletableFuture<Void> unused = message.thenRunAsync(step, pool);
    }

    @OperationsPerInvocation(YIELDS)
    @Benchmark
    public int fjp_yield_many() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(YIELDING_TASKS);
        for (int i = 0; i < YIELDING_TASKS; i++) {
            pool.execute(new Yielding(pool, ended));
        }
        ended.await();
        return YIELDS;
    }

    private static final class Yielding implements Runnable {

        private final Executor executor;
        private final CountDownLatch ended;
        private int left = YIELDS_PER_TASK;

        Yielding(Executor executor, CountDownLatch ended) {
            this.executor = executor;
            this.ended = ended;
        }

        @Override
        public void run() {
            if (left-- > 0) {
                executor.execute(this);
            } else {
                ended.countDown();
            }
        }
    }

    @OperationsPerInvocation(SLEEPS)
    @Benchmark
    public int fjp_sleep_1ms_x10k() {
        Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, pool);
        List<CompletableFuture<Void>> sleeps = new ArrayList<>(SLEEPS);
        for (int i = 0; i < SLEEPS; i++) {
            sleeps.add(CompletableFuture.runAsync(() -> {}, later));
        }
        sleeps.forEach(CompletableFuture::join);
        return sleeps.size();
    }

    @OperationsPerInvocation(CANCELLED)
    @Benchmark
    public int fjp_sleep_create_poll_drop() {
        return bodies.cancelTimers(CANCELLED);
    }

    @OperationsPerInvocation(MESSAGES)
    @Benchmark
    public int fjp_oneshot() {
        int received = 0;
        for (int i = 0; i < MESSAGES; i++) {
            CompletableFuture<Object> message = new CompletableFuture<>();
            message.complete(this);
            received += message.join() == this ? 1 : 0;
        }
        return received;
    }
}
