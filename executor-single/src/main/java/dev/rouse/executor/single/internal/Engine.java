package dev.rouse.executor.single.internal;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import dev.rouse.TaskInfo;
import dev.rouse.UncaughtHandler;
import dev.rouse.Waker;
import dev.rouse.task.Budget;
import dev.rouse.task.LiveTasks;
import dev.rouse.task.Parker;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import dev.rouse.time.Timer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tasks, queues and timers for one thread at a time, the driver.
 *
 * <p><b>A turn</b> takes what other threads have left in {@link #remote}, wakes the timers that are
 * due, and runs at most {@value #TASKS_PER_TURN} tasks from {@link #ready}, first in, first out. A
 * task that wakes itself goes to the end of that queue, so between two of its polls every other
 * runnable task is polled, and between two turns timers and other threads get their chance.
 *
 * <p><b>Driving</b> is a role, taken by compare-and-set in {@link #enter} and given back in {@link
 * #exit}; taking it twice is an error that names both threads. Whoever drives may touch everything;
 * other threads {@code offer} to a queue and {@link #signal}.
 *
 * <p><b>Closing</b> in numbered steps, after which no task is left and none can appear:
 *
 * <ol>
 *   <li>{@link #closing} is set. From now on {@link #spawn} cancels at once.
 *   <li>Somebody drives or nobody does. A driver sees the flag at the next task boundary, or when
 *       it gives the role back; otherwise the closing thread takes the role. Either way the steps
 *       that follow are done once, by a driver.
 *   <li>{@link #shutdownTasks}: tasks in both queues and in {@link #live} are shut down, until
 *       nothing is left; their {@code drop} may wake and spawn others.
 *   <li>Timers are forgotten, and failures that nobody joined are reported.
 *   <li>{@link #closed} is counted down. A thread whose spawn overlapped with all this may have
 *       left a task in {@link #remote} after the last look; it sees {@code closed} when it looks
 *       back, and cancels what is there itself, as the closing thread does once more.
 * </ol>
 */
public final class Engine implements Scheduler, Spawner {

    /** As Tokio's event interval: prime, so that it keeps no step with patterns in the tasks. */
    public static final int TASKS_PER_TURN = 61;

    private static final int REMOTE_CHUNK = 256;

    /** So that threads which spawn without end cannot keep the driver from running anything. */
    private static final int REMOTE_PER_TURN = 1024;

    private static final VarHandle DRIVER;

    static {
        try {
            DRIVER = MethodHandles.lookup().findVarHandle(Engine.class, "driver", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Plain reads answer "is it me?" exactly, since every thread knows its own writes; everything
     * else uses the atomic accessors below.
     */
    private @Nullable Thread driver;

    private final ReadyQueue ready = new ReadyQueue();
    private final MpscUnboundedVarHandleArrayQueue<Task<?>> remote =
            new MpscUnboundedVarHandleArrayQueue<>(REMOTE_CHUNK);
    private final LiveTasks live = new LiveTasks();
    private final TimerWheel timers;
    private final UncaughtFailures failures;
    private final Budget budget = new Budget();
    private final Parker parker = new Parker();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final MessagePassingQueue.Consumer<Task<?>> intoReady = ready::add;
    private volatile boolean closing;
    private int singleTurns;

    /**
     * Makes an engine without tasks.
     *
     * @param clock what its timers go by
     * @param handler where failures go that nobody joins
     */
    public Engine(NanoClock clock, UncaughtHandler handler) {
        this.timers = new TimerWheel(this, clock);
        this.failures = new UncaughtFailures(handler);
    }

    // ---- from any thread ----

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        return submit(Task.create(future, name, this));
    }

    /**
     * Runs a future for a thread that waits for its outcome, and takes it.
     *
     * @param future what to run
     * @param <T> the type of the value
     * @return the handle, to be polled to its end
     */
    public <T extends @Nullable Object> JoinHandle<T> spawnRoot(Future<T> future) {
        return submit(Task.createRoot(future, null, this));
    }

    private <T extends @Nullable Object> Task<T> submit(Task<T> task) {
        if (closing) {
            task.shutdown();
        } else if (isDriver()) {
            ready.add(task);
        } else {
            remote.offer(task);
            signal();
            if (isClosed()) {
                shutdownLate();
            }
        }
        return task;
    }

    @Override
    public void schedule(Task<?> task) {
        if (isDriver()) {
            ready.add(task);
        } else {
            remote.offer(task);
            signal();
        }
    }

    /** Ends the driver's sleep, if it sleeps. The caller has left something in a queue before. */
    void signal() {
        parker.unpark();
    }

    @Override
    public void track(Task<?> task) {
        live.add(task);
    }

    @Override
    public void untrack(Task<?> task) {
        live.noteEnded();
    }

    @Override
    public Timer timer() {
        return timers;
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public boolean isClosing() {
        return closing;
    }

    @Override
    public UncaughtFailures failures() {
        return failures;
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

    /**
     * Tells whether the calling thread drives this engine, which includes being inside a task.
     *
     * @return true on the driver
     */
    public boolean isDriver() {
        return driver == Thread.currentThread();
    }

    /**
     * Tells whether closing is over: every task has ended.
     *
     * @return true once nothing will run any more
     */
    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    // ---- the driver's role ----

    /**
     * Takes the role of the driver.
     *
     * @param operation what the caller wants to do, for the message
     * @throws IllegalStateException if somebody has it, or the engine is closed
     */
    public void enter(String operation) {
        if (!tryEnter()) {
            throw new IllegalStateException(whyNot(operation));
        }
        if (closing) {
            exit();
            throw new IllegalStateException(operation + " on a closed executor");
        }
    }

    private String whyNot(String operation) {
        Thread other = driverAcquire();
        return other == Thread.currentThread()
                ? operation
                        + " from inside a task would run tasks inside a task; await the future or"
                        + " spawn it instead"
                : operation
                        + " while another thread drives this executor ("
                        + (other == null ? "it has just stopped" : other.getName())
                        + "); drive it from one thread at a time";
    }

    /** Gives the role back, closing the engine first if somebody asked for it meanwhile. */
    public void exit() {
        driverVolatile(null);
        if (closing && !isClosed() && tryEnter()) {
            finishCloseAndLeave();
        }
    }

    private boolean tryEnter() {
        return driverCas(null, Thread.currentThread());
    }

    private @Nullable Thread driverAcquire() {
        return (Thread) DRIVER.getAcquire(this);
    }

    private void driverVolatile(@Nullable Thread next) {
        DRIVER.setVolatile(this, next);
    }

    private boolean driverCas(@Nullable Thread expected, @Nullable Thread next) {
        return DRIVER.compareAndSet(this, expected, next);
    }

    // ---- on the driver ----

    /**
     * Does a bounded piece of work.
     *
     * @return how many tasks were run and timers woken; zero if there was nothing to do
     */
    public int turn() {
        int work = intake();
        for (int ran = 0; ran < TASKS_PER_TURN && runOne(); ran++) {
            work++;
        }
        return work;
    }

    /**
     * Runs one task. Between many calls it takes in as much from outside as {@link #turn} would.
     *
     * @return false if there was nothing to run
     */
    public boolean turnOne() {
        if (++singleTurns >= TASKS_PER_TURN || ready.isEmpty()) {
            singleTurns = 0;
            intake();
        }
        return runOne();
    }

    /** Takes in what has come from outside the tasks: closing, other threads, time. */
    private int intake() {
        if (closing) {
            finishClose();
            return 0; // the queues belong to whoever has the lock now
        }
        remote.drain(intoReady, REMOTE_PER_TURN);
        return timers.expire();
    }

    private boolean runOne() {
        Task<?> task = ready.poll();
        if (task == null) {
            return false;
        }
        task.run();
        if (closing) {
            finishClose();
        }
        return true;
    }

    /**
     * Runs {@code future} to its end, and other tasks while it waits.
     *
     * @param future what to run
     * @param idle what to do between turns; null to sleep when there is no work
     * @param <T> the type of the value
     * @return the value
     * @throws Exception what the future threw
     */
    public <T extends @Nullable Object> T blockOn(Future<T> future, @Nullable IdleStrategy idle)
            throws Exception {
        requireNonNull(future, "future");
        enter("blockOn()");
        Task<T> root = Task.createRoot(future, null, this);
        try {
            ready.add(root);
            while (!root.isFinished()) {
                idle(turn(), idle);
            }
        } catch (Throwable failure) { // of the idle strategy
            root.shutdown();
            root.drop();
            throw failure;
        } finally {
            exit();
        }
        return root.outcome();
    }

    /**
     * Drives until the engine is closed; closes it if the idle strategy throws, since nobody would
     * run its tasks any more.
     *
     * @param idle what to do between turns; null to sleep when there is no work
     */
    public void runUntilClosed(@Nullable IdleStrategy idle) {
        if (tryEnter()) {
            try {
                while (!isClosed()) {
                    idle(turn(), idle);
                }
            } catch (Throwable failure) {
                closing = true;
                throw failure;
            } finally {
                exit();
            }
        }
    }

    private void idle(int work, @Nullable IdleStrategy idle) {
        if (idle != null) {
            idle.idle(work);
        } else if (work == 0) {
            sleep();
        }
    }

    /** Only the driver fills {@link #ready}, so the second look is at what others can fill. */
    private void sleep() {
        parker.announce();
        if (closing || !remote.isEmpty() || timers.hasRemote()) {
            parker.cancel();
        } else if (timers.nextNanos() == Long.MAX_VALUE) {
            parker.park();
        } else {
            parker.parkNanos(timers.nextNanos() - timers.nowNanos());
        }
    }

    // ---- closing ----

    /**
     * Drops every task and waits until that is done; on the driver, which must not wait for itself,
     * it only asks for it.
     */
    public void close() {
        closing = true;
        if (isDriver()) {
            return;
        }
        signal();
        if (tryEnter()) {
            finishCloseAndLeave();
        } else {
            awaitClosed();
        }
    }

    private void awaitClosed() {
        boolean interrupted = false;
        while (!isClosed()) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void finishCloseAndLeave() {
        try {
            finishClose();
        } finally {
            driverVolatile(null);
        }
    }

    /** An Error of the virtual machine may end this early, but nobody must wait for ever then. */
    private void finishClose() {
        if (!isClosed()) {
            try {
                shutdownTasks();
                timers.clear();
                failures.close();
            } finally {
                closed.countDown();
            }
            shutdownLate();
        }
    }

    private void shutdownTasks() {
        do {
            for (Task<?> task; (task = ready.poll()) != null; ) {
                task.shutdown();
            }
            for (Task<?> task; (task = remote.poll()) != null; ) {
                task.shutdown();
            }
            live.shutdownAll();
        } while (!ready.isEmpty() || !remote.isEmpty());
    }

    /**
     * The queue has one consumer: the driver until {@link #closed}, whoever has the lock after it.
     */
    private void shutdownLate() {
        synchronized (remote) {
            for (Task<?> task; (task = remote.poll()) != null; ) {
                task.shutdown();
            }
        }
    }

    /** Says who drives and how much there is to do, as far as that is known from outside. */
    @Override
    public String toString() {
        Thread current = driverAcquire();
        return (isClosed() ? "closed" : closing ? "closing" : "open")
                + ", driven by "
                + (current == null ? "nobody" : current.getName())
                + (isDriver() ? ", " + ready.size() + " ready, " + live.size() + " waiting" : "");
    }
}
