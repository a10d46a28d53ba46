package dev.rouse.bench.workload;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntConsumer;

/** Makes threads that do something all at once. */
public final class ManyThreads {

    private ManyThreads() {}

    /**
     * Makes threads, lets them wait for each other, then run the work, and returns when all have
     * ended.
     *
     * @param threads how many
     * @param work what each does; it is told which thread it is, from 0
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static void run(int threads, IntConsumer work) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int number = i;
            all[i] =
                    new Thread(
                            () -> {
                                await(barrier);
                                work.accept(number);
                            });
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("the threads of a benchmark are not interrupted", e);
        }
    }
}
