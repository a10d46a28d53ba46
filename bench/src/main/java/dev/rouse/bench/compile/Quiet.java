package dev.rouse.bench.compile;

import java.util.concurrent.TimeUnit;

/**
 * Waits until this JVM does nothing beside. A compilation whose processor is loaded anew leaves new
 * code for the JIT, which would otherwise be at work during the next one, of another kind.
 */
final class Quiet {

    private static final long LOOK_MILLIS = 50;
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** So many looks at most: a JVM that is never quiet is measured all the same. */
    private static final int MOST_LOOKS = 40;

    private Quiet() {}

    static void await() throws InterruptedException {
        long before = Compilation.cpuNanos();
        for (int look = 0; look < MOST_LOOKS; look++) {
            Thread.sleep(LOOK_MILLIS);
            long now = Compilation.cpuNanos();
            if (now - before < QUIET_NANOS) {
                return;
            }
            before = now;
        }
    }
}
