package dev.rouse.bench.peers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Channels between the work of a {@code ForkJoinPool} and the measuring thread: blocking queues,
 * whose senders hold a thread of the pool while they wait for room (the pool may start another in
 * its place), and {@code CompletableFuture}.
 */
public class ForkJoinChannels extends PeerState<CompletableFuture<?>> {

    private final ForkJoinPool pool;
    private final Queues queues = new Queues(peer);

    public ForkJoinChannels() {
        this(new ForkJoinPeer(THREADS));
    }

    private ForkJoinChannels(ForkJoinPeer peer) {
        super(peer);
        this.pool = peer.pool;
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int fjp_mpsc_contention_bounded() throws InterruptedException {
        return queues.receiveOneByOne(Queues.bounded());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int fjp_mpsc_contention_bounded_recv_many() throws InterruptedException {
        return queues.receiveInBatches(Queues.bounded());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int fjp_mpsc_contention_bounded_full() throws InterruptedException {
        return queues.receiveOneByOne(Queues.full());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int fjp_mpsc_contention_bounded_full_recv_many() throws InterruptedException {
        return queues.receiveInBatches(Queues.full());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int fjp_mpsc_contention_unbounded() throws InterruptedException {
        return queues.receiveOneByOne(Queues.unbounded());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int fjp_mpsc_contention_unbounded_recv_many() throws InterruptedException {
        return queues.receiveInBatches(Queues.unbounded());
    }

    /** Without channels: a message is a piece of work that is executed, and so is the answer. */
    @OperationsPerInvocation(ROUNDS)
    @Benchmark
    public int fjp_chan_ping_pong() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Ping ping = new Ping(pool, done);
        pool.execute(ping);
        done.await();
        return ping.answers;
    }

    private static final class Ping implements Runnable {

        private final Executor executor;
        private final CountDownLatch done;
        private final Runnable pong;
        private int answers = -1;

        Ping(Executor executor, CountDownLatch done) {
            this.executor = executor;
            this.done = done;
            this.pong = () -> executor.execute(this);
        }

        /** The first run is no answer. */
        @Override
        public void run() {
            if (++answers == ROUNDS) {
                done.countDown();
            } else {
                executor.execute(pong);
            }
        }
    }

    /** The pool is the server. */
    @OperationsPerInvocation(REQUESTS)
    @Benchmark
    public int fjp_request_reply() {
        int answered = 0;
        for (int i = 0; i < REQUESTS; i++) {
            answered += CompletableFuture.supplyAsync(() -> 1, pool).join();
        }
        return answered;
    }
}
