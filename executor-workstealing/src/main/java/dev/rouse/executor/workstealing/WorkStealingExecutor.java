package dev.rouse.executor.workstealing;

import static java.util.Objects.requireNonNull;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.TaskInfo;
import dev.rouse.UncaughtHandler;
import dev.rouse.executor.workstealing.internal.Pool;
import dev.rouse.executor.workstealing.internal.PoolSettings;
import dev.rouse.interop.BlockingPool;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An executor with several threads, the workers, which take tasks from each other when they have
 * none of their own.
 *
 * <pre>{@code
 * try (WorkStealingExecutor executor = WorkStealingExecutor.builder().workers(4).build()) {
 *     JoinHandle<Integer> answer = executor.spawn(Futures.lazy(() -> 6 * 7));
 *     int value = executor.blockOn(answer);
 * }
 * }</pre>
 *
 * <p><b>Where tasks run.</b> A task that is spawned or woken by another task runs soon on the same
 * worker, whose cache is warm, unless an idle worker is quicker. What other threads spawn or wake
 * goes through a shared queue, which every worker looks into every 200 microseconds or so. A task
 * may be polled by a different worker each time, never by two at once; what one poll wrote the next
 * one sees.
 *
 * <p><b>Order.</b> None is promised. Most of the time it is first in, first out, with the task that
 * was woken last preferred up to three times in a row.
 *
 * <p><b>Fairness.</b> A poll has a budget of {@value dev.rouse.task.Task#BUDGET} operations. A task
 * that yields goes behind all others of its worker. If polls are short, every runnable task is
 * polled in bounded time.
 *
 * <p><b>Tasks that block.</b> A poll should take microseconds. One that does not keeps its worker,
 * but nobody else: what waits behind it is taken by other workers within ten milliseconds, and so
 * are its timers. {@link Builder#onBlocked} tells which task it is and where. Only when all workers
 * are blocked does everything stand still.
 *
 * <p><b>{@code blockOn}</b> polls its future on the calling thread, which is not a worker; what
 * that future spawns runs on the workers. Any number of threads may do that at once.
 *
 * <p><b>Timers</b> have a resolution of one millisecond and are kept by each worker for itself.
 *
 * <p><b>Threads.</b> All methods from any thread.
 */
public final class WorkStealingExecutor implements Executor {

    private final Pool pool;

    private WorkStealingExecutor(PoolSettings settings) {
        this.pool = new Pool(settings);
    }

    /**
     * Makes an executor with one worker for each processor that the virtual machine sees.
     *
     * @return a running executor; close it when done
     */
    public static WorkStealingExecutor create() {
        return builder().build();
    }

    /**
     * Begins to configure an executor.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        return pool.spawn(future, name);
    }

    @Override
    public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
        return pool.blockOn(future);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits for polls that are going on, but not for ever: after {@link Builder#closeTimeout} a
     * task that has still not returned is reported to the uncaught handler, with the place where it
     * is, and this method returns. It is dropped when it returns. All others have been dropped by
     * then, each on a thread of the executor, or on the closing thread if no worker is free.
     * Interrupts do not shorten the wait; the interrupt status is kept.
     *
     * <p>On a thread that would be waited for, it only asks for all this and returns: in a task, in
     * work on the threads of {@link #blocking}, and in a handler that such a thread calls.
     */
    @Override
    public void close() {
        pool.close();
    }

    /**
     * Tells whether the executor is closed and every task has ended.
     *
     * @return true once nothing will run any more; false after a {@link #close} that gave up on a
     *     stuck task, until that ends
     */
    public boolean isClosed() {
        return pool.isClosed();
    }

    /**
     * Takes a look at the workers and queues. What locks it takes it holds for one load each, so it
     * may be called as often as wanted.
     *
     * @return numbers that were right a moment ago
     */
    public PoolMetrics metrics() {
        return pool.metrics();
    }

    /**
     * {@inheritDoc}
     *
     * <p>They belong to this executor, which closes them: see {@link Builder#blocking}.
     */
    @Override
    public BlockingPool blocking() {
        return pool.blocking();
    }

    /** Says whether it is open, how many workers are awake, and how much there is to do. */
    @Override
    public String toString() {
        return "WorkStealingExecutor[" + pool + "]";
    }

    /**
     * Configures an executor.
     *
     * <p><b>Threads.</b> One.
     */
    public static final class Builder {

        private static final int MOST_WORKERS = 1 << 14;

        private int workers = Runtime.getRuntime().availableProcessors();
        private String name = "rouse-worker";
        private @Nullable ThreadFactory threadFactory;
        private UncaughtHandler uncaughtHandler = UncaughtHandler.standard();
        private @Nullable BlockingPool blocking;
        private @Nullable Long seed;
        private Duration parkAfter = Duration.ofNanos(20_000);
        private Duration closeTimeout = Duration.ofSeconds(30);
        private Duration blockedAfter = Duration.ofNanos(Long.MAX_VALUE);
        private Consumer<? super BlockedTask> blockedHandler = blocked -> {};

        private Builder() {}

        /**
         * Sets the number of workers; by default that of the available processors. A thread that
         * runs in {@link #blockOn} needs a processor too: while it does, no second worker is woken
         * for a task if it would be one thread more than there are processors, or workers if those
         * are more.
         *
         * @param count how many
         * @return this
         * @throws IllegalArgumentException if {@code count} is not between 1 and 16384
         */
        public Builder workers(int count) {
            if (count < 1 || count > MOST_WORKERS) {
                throw new IllegalArgumentException(
                        "an executor needs between 1 and " + MOST_WORKERS + " workers: " + count);
            }
            workers = count;
            return this;
        }

        /**
         * Sets what the names of the threads begin with; by default {@code rouse-worker}. Threads
         * of a {@link #threadFactory} have the names that the factory gives.
         *
         * @param prefix the beginning; the worker's number follows
         * @return this
         * @throws NullPointerException if {@code prefix} is null
         */
        public Builder name(String prefix) {
            name = requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * Sets who makes the workers' threads; by default they are daemon threads.
         *
         * @param factory called once for each worker, while the executor is built; must answer a
         *     new thread that has not been started
         * @return this
         * @throws NullPointerException if {@code factory} is null
         */
        public Builder threadFactory(ThreadFactory factory) {
            threadFactory = requireNonNull(factory, "factory");
            return this;
        }

        /**
         * Sets where failures go that nobody joins; by default {@link UncaughtHandler#standard()}.
         *
         * @param handler whom to tell
         * @return this
         * @throws NullPointerException if {@code handler} is null
         */
        public Builder uncaughtHandler(UncaughtHandler handler) {
            uncaughtHandler = requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Sets the threads for work that blocks; by default up to 512 daemon threads, which are
         * started when they are needed. The executor owns them: closing it cancels blocking work
         * that has not begun, and waits for the rest as long as for tasks; what still runs then is
         * reported before {@link #close} returns.
         *
         * @param pool a pool that nothing else closes
         * @return this
         * @throws IllegalArgumentException if it is the {@linkplain BlockingPool#shared() shared}
         *     pool, which cannot be closed
         * @throws NullPointerException if {@code pool} is null
         */
        public Builder blocking(BlockingPool pool) {
            if (requireNonNull(pool, "pool") == BlockingPool.shared()) {
                throw new IllegalArgumentException(
                        "the shared blocking pool belongs to the whole JVM, and an executor closes"
                                + " its own; make one with BlockingPool.builder()");
            }
            blocking = pool;
            return this;
        }

        /**
         * Sets where the order comes from in which workers steal from each other; by default the
         * clock. The same seed gives each worker the same order of victims. It does not make runs
         * repeatable, since threads are not.
         *
         * @param value any number
         * @return this
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets how long a thread without work looks for some before it sleeps; by default 20
         * microseconds. Waking a thread that sleeps costs about as much, on both sides. While it
         * looks it lets other threads run, so this costs processor time that nobody else wants; set
         * zero where that has to be paid for. At most half of the workers look, and each thread in
         * {@code blockOn}.
         *
         * @param time how long; zero sleeps at once
         * @return this
         * @throws IllegalArgumentException if {@code time} is negative
         * @throws NullPointerException if {@code time} is null
         */
        public Builder parkAfter(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("negative time before sleeping: " + time);
            }
            parkAfter = time;
            return this;
        }

        /**
         * Sets how long {@link WorkStealingExecutor#close} waits for a task that does not return
         * from its poll; by default 30 seconds.
         *
         * @param timeout how long; zero does not wait at all, and what exceeds 292 years means for
         *     ever
         * @return this
         * @throws IllegalArgumentException if {@code timeout} is negative
         * @throws NullPointerException if {@code timeout} is null
         */
        public Builder closeTimeout(Duration timeout) {
            if (timeout.isNegative()) {
                throw new IllegalArgumentException("negative close timeout: " + timeout);
            }
            closeTimeout = timeout;
            return this;
        }

        /**
         * Asks to be told of tasks that do not return from their poll; by default nobody is.
         *
         * @param after how long a poll may take; looked at every five milliseconds
         * @param handler whom to tell, once for each such poll, on a thread of the executor; what
         *     it throws goes to the uncaught handler
         * @return this
         * @throws IllegalArgumentException if {@code after} is negative
         * @throws NullPointerException if an argument is null
         */
        public Builder onBlocked(Duration after, Consumer<? super BlockedTask> handler) {
            if (after.isNegative()) {
                throw new IllegalArgumentException("negative time in a poll: " + after);
            }
            blockedAfter = after;
            blockedHandler = requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Makes the executor and starts its threads.
         *
         * @return a running executor; close it when done
         * @throws IllegalStateException if the thread factory answers null; what it throws comes
         *     out of here too, and no thread is left running
         */
        public WorkStealingExecutor build() {
            return new WorkStealingExecutor(
                    new PoolSettings(
                            workers,
                            name,
                            threadFactory,
                            uncaughtHandler,
                            blocking != null ? blocking : ownBlocking(),
                            seed != null ? seed : System.nanoTime(),
                            saturatedNanos(parkAfter),
                            saturatedNanos(closeTimeout),
                            saturatedNanos(blockedAfter),
                            blockedHandler));
        }

        private BlockingPool ownBlocking() {
            String prefix = name + "-blocking";
            AtomicInteger made = new AtomicInteger();
            UncaughtHandler handler = uncaughtHandler;
            return BlockingPool.builder()
                    .name(prefix)
                    .threadFactory(
                            work -> {
                                Thread thread =
                                        new Thread(work, prefix + "-" + made.getAndIncrement());
                                thread.setDaemon(true);
                                return thread;
                            })
                    .uncaughtHandler(
                            (thread, failure) ->
                                    handler.uncaught(new TaskInfo(0, thread.getName()), failure))
                    .build();
        }

        private static long saturatedNanos(Duration duration) {
            try {
                return duration.toNanos();
            } catch (ArithmeticException tooLong) {
                return Long.MAX_VALUE;
            }
        }
    }
}
