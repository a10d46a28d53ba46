package dev.rouse.executor.workstealing.internal;

import dev.rouse.UncaughtHandler;
import dev.rouse.executor.workstealing.BlockedTask;
import dev.rouse.interop.BlockingPool;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a pool is made.
 *
 * @param workers how many workers, at least one
 * @param name what the names of its threads begin with
 * @param threadFactory makes the workers' threads; null for daemon threads of our own
 * @param uncaughtHandler where failures go that nobody joins
 * @param blocking where work goes that blocks; the pool closes it
 * @param seed where the order of stealing comes from
 * @param parkAfterNanos how long to look for work before sleeping
 * @param closeTimeoutNanos how long {@code close} waits
 * @param blockedAfterNanos how long a poll may take before it is reported
 * @param blockedHandler whom to tell
 */
public record PoolSettings(
        int workers,
        String name,
        @Nullable ThreadFactory threadFactory,
        UncaughtHandler uncaughtHandler,
        BlockingPool blocking,
        long seed,
        long parkAfterNanos,
        long closeTimeoutNanos,
        long blockedAfterNanos,
        Consumer<? super BlockedTask> blockedHandler) {

    Thread newThread(Runnable work, String threadName) {
        if (threadFactory == null) {
            return new WorkerThread(work, threadName);
        }
        Thread made = threadFactory.newThread(work);
        if (made == null) {
            throw new IllegalStateException(
                    "the ThreadFactory answered null instead of a thread for " + threadName);
        }
        return made;
    }
}
