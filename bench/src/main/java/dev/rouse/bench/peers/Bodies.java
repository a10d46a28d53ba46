package dev.rouse.bench.peers;

import dev.rouse.bench.workload.ManyThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workloads that need nothing but spawning, the same for every peer. Counts and steps are those
 * of the classes in {@link dev.rouse.bench} that have the same names.
 *
 * <p>Each gives how much was done, as its Rouse counterpart does.
 */
final class Bodies<H> {

    private final Peer<H> peer;

    Bodies(Peer<H> peer) {
        this.peer = peer;
    }

    /** The caller spawns; there is no future that it could block on. */
    int spawnManyLocal(int tasks) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        spawnCounted(tasks, done);
        done.await();
        return tasks;
    }

    int spawnManyWorker(int tasks) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        peer.spawn(() -> spawnCounted(tasks, done));
        done.await();
        return tasks;
    }

    private void spawnCounted(int tasks, CountDownLatch done) {
        AtomicInteger remaining = new AtomicInteger(tasks);
        for (int i = 0; i < tasks; i++) {
            peer.spawn(
                    () -> {
                        if (remaining.decrementAndGet() == 0) {
                            done.countDown();
                        }
                    });
        }
    }

    int spawnManyRemote(int tasks) throws Exception {
        return joinAll(startEmpty(tasks));
    }

    private List<H> startEmpty(int tasks) {
        List<H> handles = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            handles.add(peer.start(() -> {}));
        }
        return handles;
    }

    private int joinAll(List<H> handles) throws Exception {
        for (H handle : handles) {
            peer.join(handle);
        }
        return handles.size();
    }

    int chainedSpawn(int links) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        peer.spawn(new Link(links, done));
        done.await();
        return links;
    }

    private final class Link implements Runnable {

        private final int left;
        private final CountDownLatch done;

        Link(int left, CountDownLatch done) {
            this.left = left;
            this.done = done;
        }

        @Override
        public void run() {
            if (left == 0) {
                done.countDown();
            } else {
                peer.spawn(new Link(left - 1, done));
            }
        }
    }

    /** Spawns from several threads at once; the handles are for {@link #joinSpawned}, untimed. */
    List<List<H>> remoteSpawn(int tasks, int threads) throws InterruptedException {
        List<List<H>> handles = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            handles.add(List.of());
        }
        ManyThreads.run(threads, number -> handles.set(number, startEmpty(tasks / threads)));
        return handles;
    }

    int joinSpawned(List<List<H>> handles) throws Exception {
        int sum = 0;
        for (List<H> ofOneThread : handles) {
            sum += joinAll(ofOneThread);
        }
        return sum;
    }

    int cancelTimers(int timers) {
        int cancelled = 0;
        for (int i = 0; i < timers; i++) {
            cancelled += peer.cancelTimer() ? 1 : 0;
        }
        return cancelled;
    }
}
