package dev.rouse.testing;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Dumps all stacks and stops the JVM when a test hangs; registered for every test of the module.
 * Its limit is a hundred times what the longest takes, since other programs may need the machine
 * too.
 */
public final class Watchdog implements BeforeEachCallback, AfterEachCallback {

    private static final long LIMIT_SECONDS = 600;

    private CountDownLatch done = new CountDownLatch(0);

    @Override
    public void beforeEach(ExtensionContext test) {
        CountDownLatch latch = new CountDownLatch(1);
        done = latch;
        String name = test.getUniqueId();
        Thread thread = new Thread(() -> watch(latch, name), "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        done.countDown();
    }

    private static void watch(CountDownLatch latch, String name) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("hangs for " + LIMIT_SECONDS + " s: " + name);
                for (Map.Entry<Thread, StackTraceElement[]> entry :
                        Thread.getAllStackTraces().entrySet()) {
                    System.err.println(entry.getKey());
                    for (StackTraceElement frame : entry.getValue()) {
                        System.err.println("    at " + frame);
                    }
                }
                Runtime.getRuntime().halt(3);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
