package dev.rouse.bench.peers;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Virtual threads on two carriers with the blocking queues and locks of {@code
 * java.util.concurrent}. On JDK 21 and newer only.
 */
@Fork(jvmArgsPrepend = "-Djdk.virtualThreadScheduler.parallelism=2")
public class VirtualChannels extends PeerState<Thread> {

    private final Queues queues = new Queues(peer);
    private final Semaphore enough = new Semaphore(ENOUGH, true);
    private final Semaphore tooFew = new Semaphore(TOO_FEW, true);

    public VirtualChannels() {
        super(new VirtualThreadPeer());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int vt_mpsc_contention_bounded() throws InterruptedException {
        return queues.receiveOneByOne(Queues.bounded());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int vt_mpsc_contention_bounded_recv_many() throws InterruptedException {
        return queues.receiveInBatches(Queues.bounded());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int vt_mpsc_contention_bounded_full() throws InterruptedException {
        return queues.receiveOneByOne(Queues.full());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int vt_mpsc_contention_bounded_full_recv_many() throws InterruptedException {
        return queues.receiveInBatches(Queues.full());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int vt_mpsc_contention_unbounded() throws InterruptedException {
        return queues.receiveOneByOne(Queues.unbounded());
    }

    @OperationsPerInvocation(Queues.MESSAGES)
    @Benchmark
    public int vt_mpsc_contention_unbounded_recv_many() throws InterruptedException {
        return queues.receiveInBatches(Queues.unbounded());
    }

    @OperationsPerInvocation(ROUNDS)
    @Benchmark
    public int vt_chan_ping_pong() throws InterruptedException {
        return queues.pingPong(ROUNDS);
    }

    /** The server is a thread, started for these requests; the measuring thread asks. */
    @OperationsPerInvocation(REQUESTS)
    @Benchmark
    public int vt_request_reply() throws InterruptedException {
        BlockingQueue<Handoff> requests = new ArrayBlockingQueue<>(REQUEST_CAPACITY);
        peer.spawn(
                () ->
                        Uninterrupted.run(
                                () -> {
                                    for (int i = 0; i < REQUESTS; i++) {
                                        requests.take().send(true);
                                    }
                                }));
        int answered = 0;
        for (int i = 0; i < REQUESTS; i++) {
            Handoff answer = new Handoff();
            requests.put(answer);
            answered += answer.receive().equals(true) ? 1 : 0;
        }
        return answered;
    }

    /** One after the other, in one thread. */
    @OperationsPerInvocation(TAKERS)
    @Benchmark
    public int vt_sem_uncontended() throws Exception {
        int[] taken = new int[1];
        peer.join(
                peer.start(
                        () ->
                                Uninterrupted.run(
                                        () -> {
                                            for (int i = 0; i < TAKERS; i++) {
                                                enough.acquire();
                                                enough.release();
                                                taken[0]++;
                                            }
                                        })));
        return taken[0];
    }

    @OperationsPerInvocation(TAKERS)
    @Benchmark
    public int vt_sem_contended_multi() throws Exception {
        Thread[] takers = new Thread[TAKERS];
        for (int i = 0; i < TAKERS; i++) {
            takers[i] =
                    peer.start(
                            () ->
                                    Uninterrupted.run(
                                            () -> {
                                                tooFew.acquire();
                                                tooFew.release();
                                            }));
        }
        return joinAll(takers);
    }

    /** A fair lock would be the equal, but hands over at each unlock; this is what is used. */
    @OperationsPerInvocation(LOCKS)
    @Benchmark
    public int vt_mutex_contended() throws Exception {
        Lock lock = new ReentrantLock();
        int[] counter = new int[1];
        Thread[] lockers = new Thread[LOCKERS];
        for (int i = 0; i < LOCKERS; i++) {
            lockers[i] = peer.start(() -> addLocked(lock, counter));
        }
        joinAll(lockers);
        return counter[0];
    }

    private static void addLocked(Lock lock, int[] counter) {
        for (int i = 0; i < LOCKS_EACH; i++) {
            lock.lock();
            try {
                counter[0]++;
            } finally {
                lock.unlock();
            }
        }
    }

    private int joinAll(Thread[] threads) throws Exception {
        for (Thread thread : threads) {
            peer.join(thread);
        }
        return threads.length;
    }
}
