package dev.rouse.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that threads allocate, as the JVM itself accounts for them.
 *
 * <p>The action runs until it is compiled before it is counted, so that neither the loading of
 * classes nor the linking of call sites counts. What the JVM may still add, for example when it
 * gives up compiled code, is a few objects in a million operations; {@link #NOTHING} is far above
 * that and far below the smallest object in each of them.
 */
final class AllocationMeter {

    /** In bytes an operation: less than this is nothing. The smallest object has 8 or 16 bytes. */
    static final double NOTHING = 0.05;

    static final int OPERATIONS = 1_000_000;

    private static final int WARM_UP_ROUNDS = 3;

    /** Far more than the JIT needs on a machine that is free for it. */
    private static final int MOST_WARM_UPS = 200;

    /** How often an action runs, the last time counted. */
    static final int ROUNDS = WARM_UP_ROUNDS + 1;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] threads;

    private AllocationMeter(long... threads) {
        this.threads = threads;
    }

    static AllocationMeter ofCaller() {
        return new AllocationMeter(Thread.currentThread().getId());
    }

    /** The other thread has to be idle when an action is over. */
    static AllocationMeter ofCallerAnd(Thread other) {
        return new AllocationMeter(Thread.currentThread().getId(), other.getId());
    }

    /** Gives the bytes an operation of {@code million}, which does a million of them. */
    double bytesPerOperation(Action million) throws Exception {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            million.run();
        }
        long before = allocated();
        million.run();
        return (double) (allocated() - before) / OPERATIONS;
    }

    /** As {@link #bytesPerOperation}, and prints them. */
    double report(String what, Action million) throws Exception {
        double bytes = bytesPerOperation(million);
        System.out.printf("%-52s %8.3f B/op%n", what, bytes);
        return bytes;
    }

    /**
     * As {@link #report}, for what allocates nothing only in the code that the JIT makes of it in
     * the end, however long that takes beside other work.
     */
    double reportOnceCompiled(String what, Action million) throws Exception {
        double bytes = report(what, million);
        for (int i = 0; i < MOST_WARM_UPS && bytes >= NOTHING; i++) {
            bytes = report(what, million);
        }
        return bytes;
    }

    private long allocated() {
        long sum = 0;
        for (long thread : threads) {
            sum += THREADS.getThreadAllocatedBytes(thread);
        }
        return sum;
    }

    /** Does {@value #OPERATIONS} operations. */
    interface Action {
        void run() throws Exception;
    }
}
