package dev.rouse.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.bench.HeapMeter;
import java.lang.ref.Reference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What the peers keep on the heap for work that waits, beside Rouse's parked task. Printed, not
 * judged: what is asserted is only that everything waited.
 */
class PeersMemoryTest {

    /** Fewer than the tasks, whatever the build says: they are a lot larger. */
    private static final int WAITING =
            Math.min(100_000, Integer.getInteger("rouse.bench.parked", 100_000));

    private final AtomicInteger running = new AtomicInteger(WAITING);
    private volatile boolean released;

    /**
     * Parked one call above the bottom of its stack. What it keeps depends on whether its frames
     * are compiled by then. Nothing to do on a JDK without virtual threads.
     */
    @Test
    void parkedVirtualThread() throws InterruptedException {
        if (Runtime.version().feature() < 21) {
            return; // what VirtualThreads says then is tested with the workloads
        }
        Thread[] threads = new Thread[WAITING];
        VirtualThreads.start(() -> {}).join();
        long before = HeapMeter.usedAfterCollection();
        for (int i = 0; i < WAITING; i++) {
            threads[i] = VirtualThreads.start(this::parkUntilReleased);
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        report("virtual thread", before);
        assertThat(running).as("threads that have ended").hasValue(WAITING);
        released = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
            thread.join();
        }
        assertThat(running).hasValue(0);
    }

    private void parkUntilReleased() {
        while (!released) {
            LockSupport.park(this);
        }
        running.decrementAndGet();
    }

    /** The message is not there; one stage waits for it. */
    @Test
    void completableFutureWithOneStage() {
        CompletableFuture<?>[] messages = new CompletableFuture<?>[WAITING];
        long before = HeapMeter.usedAfterCollection();
        for (int i = 0; i < WAITING; i++) {
            CompletableFuture<Integer> message = new CompletableFuture<>();
            CompletableFuture<Integer> unused =
                    message.thenApply(
                            value -> {
                                running.decrementAndGet();
                                return value;
                            });
            messages[i] = message;
        }
        report("CompletableFuture with one stage", before);
        assertThat(running).as("stages that have run").hasValue(WAITING);
        for (CompletableFuture<?> message : messages) {
            message.complete(null);
        }
        assertThat(running).hasValue(0);
        Reference.reachabilityFence(messages);
    }

    private static void report(String what, long before) {
        double bytes = (double) (HeapMeter.usedAfterCollection() - before) / WAITING;
        System.out.printf("%-40s %6.2f B per waiting one, of %,d%n", what, bytes, WAITING);
    }
}
