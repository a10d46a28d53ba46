package dev.rouse.bench.peers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Virtual threads on two carriers: each task is a thread, each await blocks it. On JDK 21 and newer
 * only.
 */
@SuppressWarnings("ThreadPriorityCheck") // to yield is the work
@Fork(jvmArgsPrepend = "-Djdk.virtualThreadScheduler.parallelism=2")
public class Virtual extends PeerState<Thread> {

    public Virtual() {
        super(new VirtualThreadPeer());
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int vt_spawn_many_local() throws InterruptedException {
        return bodies.spawnManyLocal(SPAWNS);
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int vt_spawn_many_worker() throws InterruptedException {
        return bodies.spawnManyWorker(SPAWNS);
    }

    @OperationsPerInvocation(SPAWNS)
    @Benchmark
    public int vt_spawn_many_remote_idle() throws Exception {
        return bodies.spawnManyRemote(SPAWNS);
    }

    @OperationsPerInvocation(LINKS)
    @Benchmark
    public int vt_chained_spawn() throws InterruptedException {
        return bodies.chainedSpawn(LINKS);
    }

    @OperationsPerInvocation(PINGS)
    @Benchmark
    public int vt_ping_pong() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger remaining = new AtomicInteger(PINGS);
        peer.spawn(
                () -> {
                    for (int i = 0; i < PINGS; i++) {
                        peer.spawn(() -> ping(remaining, done));
                    }
                });
        done.await();
        return PINGS;
    }

    private void ping(AtomicInteger remaining, CountDownLatch done) {
        Handoff there = new Handoff();
        Handoff back = new Handoff();
        peer.spawn(
                () -> {
                    there.receive();
                    back.send(true);
                });
        there.send(true);
        back.receive();
        if (remaining.decrementAndGet() == 0) {
            done.countDown();
        }
    }

    @OperationsPerInvocation(YIELDS)
    @Benchmark
    public int vt_yield_many() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(YIELDING_TASKS);
        for (int i = 0; i < YIELDING_TASKS; i++) {
            peer.spawn(
                    () -> {
                        for (int left = YIELDS_PER_TASK; left > 0; left--) {
                            Thread.yield();
                        }
                        ended.countDown();
                    });
        }
        ended.await();
        return YIELDS;
    }

    @Benchmark
    public int vt_threaded_spawn1() throws Exception {
        return work(1);
    }

    @OperationsPerInvocation(FEW)
    @Benchmark
    public int vt_threaded_spawn10() throws Exception {
        return work(FEW);
    }

    /** {@code int v = 1 + 1; yield; return v;} in each of some threads. */
    private int work(int threads) throws Exception {
        Thread[] all = new Thread[threads];
        int[] values = new int[threads];
        for (int i = 0; i < threads; i++) {
            int number = i;
            all[i] =
                    peer.start(
                            () -> {
                                int v = 1 + 1;
                                Thread.yield();
                                values[number] = v;
                            });
        }
        int sum = 0;
        for (int i = 0; i < threads; i++) {
            peer.join(all[i]);
            sum += values[i];
        }
        return sum;
    }

    @OperationsPerInvocation(SLEEPS)
    @Benchmark
    public int vt_sleep_1ms_x10k() throws InterruptedException {
        Thread[] sleepers = new Thread[SLEEPS];
        for (int i = 0; i < SLEEPS; i++) {
            sleepers[i] = peer.start(() -> Uninterrupted.run(() -> Thread.sleep(1)));
        }
        for (Thread sleeper : sleepers) {
            sleeper.join();
        }
        return SLEEPS;
    }
}
