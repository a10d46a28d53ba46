package dev.rouse.interop;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.function.ThrowingSupplier;
import dev.rouse.internal.blocking.Job;
import dev.rouse.internal.blocking.JobPool;
import dev.rouse.internal.blocking.Threads;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * An elastic, bounded set of threads for {@linkplain Blocking work that blocks}.
 *
 * <p>A thread is started only when none is idle and fewer than {@link Builder#maxThreads} exist.
 * Work beyond that waits and is started in the order of first polls. The thread that became idle
 * last is used first, so those that are not needed end after {@link Builder#keepAlive}. A task that
 * awaits one piece of work after the other uses one thread: a thread is idle before it wakes the
 * task.
 *
 * <p><b>Why not</b> {@link java.util.concurrent.ThreadPoolExecutor}? It either starts core threads
 * although others are idle, or, with a queue that only hands over, refuses work when all threads
 * are busy. Queueing what it refuses closes that gap, but work that is queued just as the last
 * thread ends stays there until the next arrives. Its queue also keeps cancelled work, or looks for
 * it from one end to the other; here it is unlinked at once.
 *
 * <p><b>Threads.</b> Every method may be called from any thread. Wakers, handlers and thread
 * factories are called without a lock being held.
 *
 * <p><b>Uncaught failures.</b> What nobody can take, because its future was dropped, goes to the
 * {@link Builder#uncaughtHandler}, as does what a waker throws. It is a handler for threads and not
 * for tasks, because the pool has threads and knows no task.
 */
public final class BlockingPool implements AutoCloseable {

    /** How long {@link #close()} waits. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private static final class Shared {
        private static final String NAME = "rouse-blocking-shared";

        static final BlockingPool INSTANCE =
                new BlockingPool(builder().name(NAME).create(Threads.daemon(NAME)));
    }

    private final JobPool pool;

    private BlockingPool(JobPool pool) {
        this.pool = pool;
    }

    /**
     * Gives the pool of all executors that do not have their own: up to 512 daemon threads, made
     * when it is first used. It cannot be closed.
     *
     * @return the shared pool
     */
    public static BlockingPool shared() {
        return Shared.INSTANCE;
    }

    /**
     * Begins to describe a pool.
     *
     * @return a builder with the defaults that its methods name
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * As {@link Blocking#run}, on this pool.
     *
     * @param work called at most once; it is never interrupted
     * @param <T> the type of the value
     * @return the future; if the pool is closed by then, its first poll throws {@link
     *     java.util.concurrent.CancellationException}
     * @throws NullPointerException if {@code work} is null
     */
    public <T extends @Nullable Object> Future<T> run(ThrowingSupplier<? extends T> work) {
        return new Job<>(work, pool, false);
    }

    /**
     * As {@link Blocking#runInterruptibly}, on this pool.
     *
     * @param work called at most once; it should end soon after an interrupt
     * @param <T> the type of the value
     * @return the future; if the pool is closed by then, its first poll throws {@link
     *     java.util.concurrent.CancellationException}
     * @throws NullPointerException if {@code work} is null
     */
    public <T extends @Nullable Object> Future<T> runInterruptibly(
            ThrowingSupplier<? extends T> work) {
        return new Job<>(work, pool, true);
    }

    /**
     * Counts threads and work. Takes the lock of the pool for a moment.
     *
     * @return the counts of this moment
     */
    public BlockingMetrics metrics() {
        return pool.metrics();
    }

    /**
     * As {@link #close(Duration)} with 30 seconds.
     *
     * @throws UnsupportedOperationException if this is the {@linkplain #shared() shared} pool
     */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /**
     * Cancels the work that has not started and waits for the rest.
     *
     * <p>No work starts after this. The futures of what was queued fail with a {@link
     * java.util.concurrent.CancellationException} that says why. Work that runs is not interrupted.
     * Each thread that has not ended in time is reported to the uncaught handler with a {@link
     * java.util.concurrent.TimeoutException} that has the stack of that thread; its work goes on,
     * and its future still gets the outcome.
     *
     * <p>May be called from any thread and more than once. Called by work of this pool it does not
     * wait for that work. An interrupt does not end the wait; the status is kept and is set when
     * this method returns.
     *
     * @param timeout how long to wait at most; zero and negative do not wait
     * @return true if all threads have ended, but for those that are closing this pool themselves
     * @throws UnsupportedOperationException if this is the {@linkplain #shared() shared} pool,
     *     which others use and whose work could not be waited for
     * @throws NullPointerException if {@code timeout} is null
     */
    public boolean close(Duration timeout) {
        requireNonNull(timeout, "timeout");
        if (this == Shared.INSTANCE) {
            throw new UnsupportedOperationException(
                    "the shared blocking pool belongs to the whole JVM and cannot be closed;"
                            + " make a pool with BlockingPool.builder() to close it");
        }
        return pool.close(timeout);
    }

    /**
     * Tells whether the calling thread is one of this pool, which must not wait for its own end: so
     * it is in the work, and in an {@linkplain Builder#uncaughtHandler uncaught handler} called
     * there. Takes the lock of the pool for a moment.
     *
     * @return true on a thread of this pool
     */
    public boolean isPoolThread() {
        return pool.isPoolThread();
    }

    /** Gives what futures hand their work to. */
    JobPool pool() {
        return pool;
    }

    /** Gives the name of the pool and its counts. */
    @Override
    public String toString() {
        return "Blocking" + pool;
    }

    /** Describes a pool; not for use by several threads. */
    public static final class Builder {

        private int maxThreads = 512;
        private Duration keepAlive = Duration.ofSeconds(10);
        private String name = "rouse-blocking";
        private boolean virtualThreads;
        private @Nullable ThreadFactory threadFactory;
        private UncaughtExceptionHandler uncaughtHandler = Threads::reportToThread;

        private Builder() {}

        /**
         * Bounds the number of threads; 512 by default. What blocks seldom uses a processor, so
         * this has nothing to do with their number.
         *
         * @param max at least 1
         * @return this
         * @throws IllegalArgumentException if {@code max} is less than 1
         */
        public Builder maxThreads(int max) {
            if (max < 1) {
                throw new IllegalArgumentException(
                        "maxThreads must be at least 1, or nothing would ever run: " + max);
            }
            maxThreads = max;
            return this;
        }

        /**
         * Says how long an idle thread waits for work before it ends; 10 seconds by default.
         *
         * @param time zero to end at once
         * @return this
         * @throws IllegalArgumentException if {@code time} is negative
         * @throws NullPointerException if {@code time} is null
         */
        public Builder keepAlive(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("keepAlive must not be negative: " + time);
            }
            keepAlive = time;
            return this;
        }

        /**
         * Names the pool in messages and its threads in dumps; {@code rouse-blocking} by default.
         *
         * @param prefix the threads are called {@code prefix-1}, {@code prefix-2} and so on
         * @return this
         * @throws NullPointerException if {@code prefix} is null
         */
        public Builder name(String prefix) {
            name = requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * Uses virtual threads if the JDK has them (21 or newer), and platform threads if not; by
         * default platform threads everywhere.
         *
         * <p>The default is what keeps the promise that as much work makes progress at once as
         * there are threads. A virtual thread keeps its carrier, of which there are as many as
         * processors, while it computes, is in native code, or before JDK 24 blocks while it holds
         * a monitor; for file I/O the JDK adds carriers up to a limit. Work that waits for other
         * work behind it could then wait for ever, and would hold up the virtual threads of the
         * whole program. Use virtual threads for work that mostly waits for sockets, locks and
         * queues: many of them cost less memory. {@link #maxThreads} and {@link #keepAlive} bound
         * them in the same way.
         *
         * @param wanted whether to use virtual threads
         * @return this
         */
        public Builder virtualThreads(boolean wanted) {
            virtualThreads = wanted;
            return this;
        }

        /**
         * Says where threads come from. By default they are platform threads of the pool's name,
         * which inherit nothing from whoever polls, and no daemons, so that a JVM which ends does
         * not cut off work halfway; idle ones hold it up for {@link #keepAlive} at most.
         *
         * @param factory gives a new thread, not started. If it throws or answers null, the future
         *     that needed the thread fails, and the pool asks again for the next.
         * @return this
         * @throws NullPointerException if {@code factory} is null
         */
        public Builder threadFactory(ThreadFactory factory) {
            threadFactory = requireNonNull(factory, "factory");
            return this;
        }

        /**
         * Says where failures go that no future can give to anybody. By default to the handler of
         * the thread, which prints them unless told otherwise.
         *
         * @param handler called with the thread of the pool that is concerned, or the thread that
         *     noticed the failure; it should not block. What it throws is added to the failure as
         *     suppressed, which then goes where it goes by default.
         * @return this
         * @throws NullPointerException if {@code handler} is null
         */
        public Builder uncaughtHandler(UncaughtExceptionHandler handler) {
            uncaughtHandler = requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Makes the pool. It starts no thread until there is work.
         *
         * @return the pool; close it when done
         * @throws IllegalStateException if both virtual threads and a thread factory are asked for
         */
        public BlockingPool build() {
            if (virtualThreads && threadFactory != null) {
                throw new IllegalStateException(
                        "virtualThreads(true) and threadFactory(...) exclude each other:"
                                + " let the factory make the virtual threads");
            }
            ThreadFactory factory = threadFactory;
            if (factory == null) {
                factory = virtualThreads ? Threads.virtual(name) : Threads.platform(name);
            }
            return new BlockingPool(create(factory));
        }

        private JobPool create(ThreadFactory factory) {
            return new JobPool(name, maxThreads, keepAlive, factory, uncaughtHandler);
        }
    }
}
