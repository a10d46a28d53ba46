package dev.rouse.testing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;

/**
 * Counts the bytes that the calling thread allocates, as the JVM itself accounts for them.
 *
 * <p>The action runs until it is compiled before it is counted. What the JVM may still add is a few
 * objects in many operations; {@link #NOTHING} is far above that and far below the smallest object
 * in each of them.
 */
public final class AllocatedBytes {

    /** In bytes an operation: less than this is nothing. The smallest object has 8 or 16 bytes. */
    public static final double NOTHING = 0.05;

    private static final int OPERATIONS = 200_000;

    private static final int WARM_UP_ROUNDS = 5;

    /** Found by name, because the module of the sources does not read that of the bean. */
    private static final MethodHandle ALLOCATED = allocated();

    private AllocatedBytes() {}

    private static MethodHandle allocated() {
        try {
            Class<?> threads = Class.forName("com.sun.management.ThreadMXBean");
            return MethodHandles.lookup()
                    .findVirtual(
                            threads,
                            "getCurrentThreadAllocatedBytes",
                            MethodType.methodType(long.class))
                    .bindTo(
                            Class.forName("java.lang.management.ManagementFactory")
                                    .getMethod("getThreadMXBean")
                                    .invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives the bytes that one call allocates, on average. */
    public static double perCallOf(Callable<?> operation) throws Exception {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            repeat(operation);
        }
        long before = now();
        repeat(operation);
        return (double) (now() - before) / OPERATIONS;
    }

    private static void repeat(Callable<?> operation) throws Exception {
        for (int i = 0; i < OPERATIONS; i++) {
            operation.call();
        }
    }

    private static long now() {
        try {
            return (long) ALLOCATED.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
