package dev.rouse.testkit.sim;

import static java.util.Objects.requireNonNull;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.interop.BlockingPool;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import dev.rouse.testkit.VirtualClock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An executor on the calling thread that lets a {@link Chooser} decide what runs next, and whose
 * clock jumps to the next deadline when nothing is ready.
 *
 * <p>It is an {@link Executor} like any other: give it to the code under test in place of the one
 * it runs on. It is not offered to {@link Executor#create()}, where it would make the choice of the
 * real executor ambiguous in every test that has this module.
 *
 * <p><b>Deterministic.</b> Two runs of one program with equal choosers do the same in the same
 * order. That takes a program which depends on nothing else: no other threads, no system clock, no
 * iteration over identity hashes. {@linkplain #blocking The pool} for blocking work does not start
 * threads: a piece of work is one step of the schedule, run to its end where it is chosen, on the
 * calling thread.
 *
 * <p><b>Waiting for ever.</b> If {@link #blockOn} finds that nothing is ready and no timer is set,
 * it throws {@link DeadlockError}, which says of each task what it waits for.
 *
 * <p><b>Threads.</b> The one that made it. A spawn from another is refused at once; a wake from
 * another, which must not throw, makes the next step fail with a message that names the thread.
 *
 * <p><b>Fairness.</b> That of the chooser. Timers fire only when no task is ready, so a task that
 * wakes itself for ever stops the clock; {@link StepLimitError} ends that. While the {@linkplain
 * #clock clock} is paused they fire only when the test moves it.
 */
public final class SimExecutor implements Executor {

    /** How many steps a run may take unless it says otherwise: {@value}. */
    public static final int MAX_STEPS = 100_000;

    private final int maxSteps;
    private final VirtualClock clock = new VirtualClock();
    private final ReadyTasks ready;
    private final SimTasks tasks;
    private final Unjoined unjoined = new Unjoined();
    private final UncaughtFailures failures = new UncaughtFailures(unjoined::add);
    private final SimScheduler scheduler;

    private @Nullable BlockingPool blocking;
    private boolean driving;
    private boolean closing;
    private boolean closed;

    /** The pool for blocking work is being closed, without waiting for its threads. */
    private boolean refusing;

    private int steps;

    /**
     * Makes an executor with {@value #MAX_STEPS} steps at most.
     *
     * @param chooser decides among ready tasks; for this executor only
     * @throws NullPointerException if {@code chooser} is null
     */
    public SimExecutor(Chooser chooser) {
        this(chooser, MAX_STEPS);
    }

    /**
     * Makes an executor.
     *
     * @param chooser decides among ready tasks; for this executor only
     * @param maxSteps how many polls and jumps of the clock there may be
     * @throws NullPointerException if {@code chooser} is null
     */
    public SimExecutor(Chooser chooser, int maxSteps) {
        this.maxSteps = maxSteps;
        ready = new ReadyTasks(requireNonNull(chooser, "chooser"));
        tasks = new SimTasks(clock, ready);
        scheduler = new SimScheduler(tasks, ready, this, clock, failures, () -> closing);
    }

    // ---- what users call ----

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        requireNonNull(future, "future");
        tasks.demandOwner("spawn()");
        SimTask seen = tasks.create(name);
        return add(seen, future, Task.create(watched(seen, future), name, scheduler));
    }

    private <T extends @Nullable Object> WatchedFuture<T> watched(SimTask seen, Future<T> future) {
        return new WatchedFuture<>(tasks, seen, future);
    }

    private <T extends @Nullable Object> Task<T> add(SimTask seen, Future<T> future, Task<T> task) {
        seen.future = future;
        seen.task = task;
        seen.step = task::run;
        tasks.note(seen, "spawned", tasks.by());
        if (closing) {
            task.shutdown();
        } else {
            tasks.begin(seen, task);
        }
        return task;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Other tasks run too, until {@code future} has ended.
     *
     * @throws DeadlockError if everything waits for ever
     * @throws StepLimitError if the run takes too many steps
     */
    @Override
    public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
        requireNonNull(future, "future");
        enter("blockOn()");
        String name = "blockOn";
        SimTask seen = tasks.create(name);
        Task<T> root = add(seen, future, Task.createRoot(watched(seen, future), name, scheduler));
        try {
            while (!root.isFinished()) {
                if (!stepOnce()) {
                    throw new DeadlockError(tasks.deadlock());
                }
            }
        } catch (Throwable failure) { // of a step
            root.shutdown();
            root.drop();
            throw failure;
        } finally {
            exit();
        }
        return root.outcome();
    }

    /**
     * Does one thing: lets one ready task run, or moves the clock if none is ready.
     *
     * @return false if there was nothing to do
     * @throws IllegalStateException from inside a task, or if the executor is closed
     */
    public boolean step() {
        enter("step()");
        try {
            return stepOnce();
        } finally {
            exit();
        }
    }

    /**
     * Runs until no task is ready and no timer is set.
     *
     * @return how many steps that took
     * @throws IllegalStateException from inside a task, or if the executor is closed
     * @throws StepLimitError if it takes too many
     */
    public int runUntilStalled() {
        int before = steps;
        while (step()) {
            if (closing) {
                break; // by a task
            }
        }
        return steps - before;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Blocking work that was handed over and has not started is cancelled.
     *
     * @throws IllegalStateException from another thread than that of the simulation
     */
    @Override
    public void close() {
        tasks.demandOwner("close()");
        closing = true;
        if (!driving && !closed) {
            finishClose();
        }
    }

    /**
     * Gives the clock that tasks find in their context. Moving it by hand is legal between steps.
     *
     * @return the clock, at zero when the executor is made
     */
    public VirtualClock clock() {
        return clock;
    }

    /**
     * Gives the choices made so far, which replay this run.
     *
     * @return a copy
     */
    public Schedule schedule() {
        return ready.schedule();
    }

    /**
     * Tells what happened so far, a line for each poll, wake, end and jump of the clock.
     *
     * @return a copy
     */
    public List<String> trace() {
        return tasks.trace();
    }

    /**
     * Gives the pool whose every piece of work is one step of the schedule.
     *
     * @return a pool that is closed with this executor
     */
    @Override
    public BlockingPool blocking() {
        BlockingPool pool = blocking;
        if (pool == null) {
            pool =
                    BlockingPool.builder()
                            .keepAlive(Duration.ZERO)
                            .threadFactory(work -> new StepThread(tasks, ready, work))
                            .uncaughtHandler(this::reportBlocking)
                            .build();
            blocking = pool;
        }
        return pool;
    }

    /** Counts tasks. */
    @Override
    public String toString() {
        return "SimExecutor["
                + (closed ? "closed" : closing ? "closing" : "open")
                + ", "
                + ready.size()
                + " ready, "
                + tasks.live()
                + " live, "
                + SimTrace.time(clock.nowNanos())
                + "]";
    }

    // ---- one step ----

    private void enter(String operation) {
        tasks.demandOwner(operation);
        if (driving) {
            throw new IllegalStateException(
                    operation
                            + " from inside a task would run tasks inside a task; await the future"
                            + " or spawn it instead");
        }
        if (closing) {
            throw new IllegalStateException(operation + " on a closed executor");
        }
        driving = true;
    }

    private void exit() {
        driving = false;
        if (closing && !closed) {
            finishClose();
        }
    }

    private boolean stepOnce() {
        tasks.demandNoIntruder();
        if (closing) {
            finishClose();
            return true;
        }
        if (ready.isEmpty()) {
            return jump();
        }
        countStep();
        tasks.run(ready.takeNext());
        return true;
    }

    private boolean jump() {
        if (clock.isPaused() || clock.waiting() == 0) {
            return false;
        }
        countStep();
        return tasks.jump();
    }

    private void countStep() {
        if (++steps > maxSteps) {
            List<String> lines = tasks.trace();
            throw new StepLimitError(
                    "no end after "
                            + maxSteps
                            + " steps; the last ones were\n  "
                            + String.join(
                                    "\n  ",
                                    lines.subList(Math.max(0, lines.size() - 10), lines.size())));
        }
    }

    private void finishClose() {
        if (closed) {
            return;
        }
        boolean before = driving;
        driving = true; // what is dropped may wake and spawn, and must not drive
        tasks.shutdownAll();
        closeBlocking();
        ready.clear();
        closed = true;
        failures.close();
        driving = before;
    }

    /**
     * Refuses what has not begun; then the threads that wait for their step find no work any more
     * and end.
     */
    private void closeBlocking() {
        BlockingPool pool = blocking;
        if (pool == null) {
            return;
        }
        refusing = true;
        pool.close(Duration.ZERO);
        refusing = false;
        for (SimTask waiting : ready.copy()) {
            if (waiting.future == null) {
                tasks.run(waiting);
            }
        }
        pool.close();
    }

    /** As a pool does by default, but that threads which wait for their step are not stuck. */
    private void reportBlocking(Thread thread, Throwable failure) {
        if (!refusing) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }

    /** What no task joined, by the order of task numbers; complete once closed. */
    List<Throwable> uncaught() {
        return unjoined.failures();
    }
}
