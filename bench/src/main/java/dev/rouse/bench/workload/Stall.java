package dev.rouse.bench.workload;

import java.util.concurrent.TimeUnit;

/** Ten microseconds of being busy, as the background work of others. */
public final class Stall {

    private static final long NANOS = TimeUnit.MICROSECONDS.toNanos(10);

    private Stall() {}

    /** Keeps the calling thread for the time, offering the core to other threads meanwhile. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on whether others run
    public static void stall() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < NANOS) {
            Thread.yield();
        }
    }
}
