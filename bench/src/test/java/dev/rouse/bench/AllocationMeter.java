package dev.rouse.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that the calling thread allocates, as the JVM itself accounts for them.
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

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationMeter() {}

    /** Gives the bytes an operation of {@code million}, which does a million of them. */
    static double bytesPerOperation(Action million) throws Exception {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            million.run();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        million.run();
        long after = THREADS.getCurrentThreadAllocatedBytes();
        return (double) (after - before) / OPERATIONS;
    }

    /** Does {@value #OPERATIONS} operations. */
    interface Action {
        void run() throws Exception;
    }
}
