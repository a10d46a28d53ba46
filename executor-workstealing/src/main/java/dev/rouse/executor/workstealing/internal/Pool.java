package dev.rouse.executor.workstealing.internal;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import dev.rouse.TaskInfo;
import dev.rouse.Waker;
import dev.rouse.executor.workstealing.PoolMetrics;
import dev.rouse.executor.workstealing.WorkerMetrics;
import dev.rouse.interop.BlockingPool;
import dev.rouse.task.Budget;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import dev.rouse.time.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The workers and what they share. Tasks know the pool as their {@link Scheduler}, users as their
 * {@link Spawner}.
 *
 * <p>Whether a task goes to a worker's own queue or to {@link #inject} depends on the thread that
 * makes it runnable, and on nothing else. How workers find it is told in {@link Worker}, how they
 * are woken in {@link IdleWorkers}, and how all this ends in {@link Closing}.
 *
 * <p><b>Threads.</b> Any, unless a method says otherwise.
 */
public final class Pool implements Scheduler, Spawner {

    final InjectQueue inject = new InjectQueue();
    final IdleWorkers idle;
    final Monitor monitor;
    private final Worker[] workers;
    final Closing closing;
    private final PoolTimer timer = new PoolTimer(this);
    private final UncaughtFailures failures;
    private final BlockingPool blocking;
    private final boolean customThreads;
    private final long parkAfterNanos;

    /**
     * Makes a pool and starts its threads.
     *
     * @param settings how
     * @throws IllegalStateException if the thread factory answers null; what it throws is thrown
     *     on, and threads that have been started end
     */
    public Pool(PoolSettings settings) {
        this(settings, Thread::start);
    }

    /** Leaves it to {@code starter} whether there are threads; tests drive workers without. */
    Pool(PoolSettings settings, Consumer<Thread> starter) {
        this.failures = new UncaughtFailures(settings.uncaughtHandler());
        this.blocking = settings.blocking();
        this.parkAfterNanos = settings.parkAfterNanos();
        this.customThreads = settings.threadFactory() != null;
        this.idle = new IdleWorkers(settings.workers(), Runtime.getRuntime().availableProcessors());
        this.workers = new Worker[settings.workers()];
        SeedSequence seeds = new SeedSequence(settings.seed());
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(this, settings.name() + "-" + i, seeds.next());
        }
        this.monitor = new Monitor(this, settings);
        this.closing = new Closing(this, settings.closeTimeoutNanos());
        start(settings, starter);
    }

    private void start(PoolSettings settings, Consumer<Thread> starter) {
        List<Thread> threads = new ArrayList<>();
        try {
            for (Worker worker : workers) {
                threads.add(settings.newThread(worker, worker.name()));
            }
            threads.add(monitor.newThread(monitor.toString()));
            threads.forEach(starter);
        } catch (Throwable failure) {
            closing.begin(); // ends those that have been started
            throw failure;
        }
    }

    // ---- tasks that become runnable ----

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        Task<T> task = Task.create(future, name, this);
        Worker own = currentWorker();
        if (own != null && !isClosing()) {
            own.counters.spawned();
            own.schedule(task);
        } else if (own == null && inject.pushSpawned(task)) {
            idle.wakeOne();
        } else {
            task.shutdown();
        }
        return task;
    }

    @Override
    public void schedule(Task<?> task) {
        Worker own = currentWorker();
        if (own != null) {
            own.schedule(task);
        } else if (inject.push(task)) {
            idle.wakeOne();
        } // else the pool is closing: the task has waited before, so it is in a worker's bag
    }

    @Override
    public void reschedule(Task<?> task) {
        Worker own = currentWorker();
        if (own != null) {
            own.reschedule(task);
        } else {
            schedule(task);
        }
    }

    @Override
    public void track(Task<?> task) {
        requireNonNull(currentWorker(), "only workers run tasks").live.add(task);
    }

    // ---- services ----

    @Override
    public Timer timer() {
        return timer;
    }

    @Override
    public Budget budget() {
        Worker own = currentWorker();
        return own != null ? own.budget : Budget.ofThread();
    }

    @Override
    public UncaughtFailures failures() {
        return failures;
    }

    @Override
    public BlockingPool blocking() {
        return blocking;
    }

    /**
     * Runs {@code future} on the calling thread.
     *
     * @param future what to run
     * @param <T> the type of the value
     * @return the value
     * @throws Exception what the future threw
     */
    public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
        requireNonNull(future, "future");
        Worker own = currentWorker();
        if (own != null) {
            throw new IllegalStateException(
                    "blockOn() from inside a task ("
                            + own
                            + ") would block a worker that has to make progress; await the future"
                            + " or spawn it instead");
        }
        if (isClosing()) {
            throw new IllegalStateException("blockOn() on a closed executor");
        }
        return new Caller(this).run(future);
    }

    // ---- closing ----

    /** Drops every task and waits, as {@link Closing} says. */
    public void close() {
        closing.close(currentWorker() != null);
    }

    @Override
    public boolean isClosing() {
        return closing.hasBegun();
    }

    /**
     * Tells whether every task has ended.
     *
     * @return true once nothing will run any more
     */
    public boolean isClosed() {
        return closing.isOver();
    }

    /** A worker has left its loop. */
    void leave(Worker leaving) {
        closing.leave(leaving);
    }

    /** All blocking work has ended, or was given up. */
    void blockingEnds() {
        closing.blockingEnds();
    }

    void callerBegins(Caller caller) {
        closing.callerBegins(caller);
    }

    void callerEnds(Caller caller) {
        closing.callerEnds(caller);
    }

    // ---- for workers and the monitor ----

    Worker[] workers() {
        return workers;
    }

    /** The worker of this pool that the calling thread is, or null. */
    @Nullable Worker currentWorker() {
        Worker current = WorkerThread.current(customThreads);
        return current != null && current.belongsTo(this) ? current : null;
    }

    /** How long to look for work before sleeping. */
    long parkAfterNanos() {
        return parkAfterNanos;
    }

    long nowNanos() {
        return timer.nowNanos();
    }

    /** How many tasks of the inject queue one worker takes, so that others get theirs. */
    int shareOfInject() {
        return inject.length() / workers.length + 1;
    }

    /** Takes a task that a stuck worker would have run next, and that may never have been run. */
    void inject(Task<?> task) {
        if (inject.push(task)) {
            idle.wakeOne();
        } else {
            task.shutdown();
        }
    }

    /** Tells whether some queue holds a task that a sleeping worker could take. */
    boolean hasWork() {
        if (!inject.isEmpty()) {
            return true;
        }
        for (Worker worker : workers) {
            if (worker.ring.length() > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * How many tasks have been spawned and have not ended: as a rule not less than there are, since
     * what has ended is counted first; another processor may see the counters in another order.
     */
    long alive() {
        long ended = 0;
        for (Worker worker : workers) {
            ended += worker.counters.endedOpaque();
        }
        long spawned = inject.spawned();
        for (Worker worker : workers) {
            spawned += worker.counters.spawnedOpaque();
        }
        return Math.max(0, spawned - ended);
    }

    /** Wakes somebody else's waker, which might break the rule that it must not throw. */
    void wakeSafely(Waker waker) {
        try {
            waker.wake();
        } catch (Throwable thrown) {
            TaskInfo whose = waker instanceof Task<?> task ? task.info() : new TaskInfo(0, "timer");
            failures.report(whose, thrown);
        }
    }

    void reportWorker(String name, Throwable thrown) {
        failures.report(new TaskInfo(0, name), thrown);
    }

    /**
     * Takes a look at everything.
     *
     * @return numbers that were right a moment ago
     */
    public PoolMetrics metrics() {
        List<WorkerMetrics> each = new ArrayList<>();
        for (Worker worker : workers) {
            each.add(worker.metrics());
        }
        long alive = isClosed() ? 0 : alive();
        int asleep = isClosed() ? 0 : workers.length - idle.awake();
        return new PoolMetrics(alive, inject.length(), asleep, each, blocking.metrics());
    }

    /** Says whether it is open, and what its workers do. */
    @Override
    public String toString() {
        if (isClosing()) {
            return closing.toString();
        }
        return "open, "
                + idle.awake()
                + " of "
                + workers.length
                + " workers awake, "
                + inject.length()
                + " tasks injected";
    }
}
