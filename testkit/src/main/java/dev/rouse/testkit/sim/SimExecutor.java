package dev.rouse.testkit.sim;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Poll;
import dev.rouse.Spawner;
import dev.rouse.TaskInfo;
import dev.rouse.interop.BlockingPool;
import dev.rouse.task.Budget;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import dev.rouse.testkit.VirtualClock;
import dev.rouse.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * wakes itself for ever stops the clock; {@link StepLimitError} ends that.
 */
public final class SimExecutor implements Executor {

    /** How many steps a run may take unless it says otherwise: {@value}. */
    public static final int MAX_STEPS = 100_000;

    private final Chooser chooser;
    private final int maxSteps;
    private final Thread owner = Thread.currentThread();
    private final Cells cells = new Cells();
    private final VirtualClock clock = new VirtualClock();
    private final Budget budget = new Budget();
    private final SimTrace trace = new SimTrace();

    private final List<SimTask> ready = new ArrayList<>();
    private final List<SimTask> readyView = Collections.unmodifiableList(ready);
    private final IdentityHashMap<Task<?>, SimTask> tasks = new IdentityHashMap<>();
    private final Set<Task<?>> live = new LinkedHashSet<>();
    private final List<Integer> choices = new ArrayList<>();

    /** Written by the thread that closes, and by a cleaner for handles that are garbage. */
    private final List<Uncaught> uncaught = Collections.synchronizedList(new ArrayList<>());

    private final UncaughtFailures failures = new UncaughtFailures(this::uncaught);

    private @Nullable BlockingPool blocking;
    private @Nullable SimTask current;
    private boolean inClock;
    private boolean driving;
    private boolean closing;
    private boolean closed;
    private int steps;
    private int numbers;
    private volatile @Nullable String intruder;

    private record Uncaught(TaskInfo task, Throwable failure) {}

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
        this.chooser = requireNonNull(chooser, "chooser");
        this.maxSteps = maxSteps;
    }

    // ---- what users call ----

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        requireNonNull(future, "future");
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("spawn() " + foreign());
        }
        return add(future, name);
    }

    private <T extends @Nullable Object> Task<T> add(Future<T> future, @Nullable String name) {
        SimTask seen = new SimTask(++numbers, name);
        seen.future = future;
        Task<T> task = Task.create(new Watched<>(seen, future), name, cells);
        seen.task = task;
        seen.step = task::run;
        note(seen, "spawned", by());
        if (closing) {
            task.shutdown();
            return task;
        }
        tasks.put(task, seen);
        live.add(task);
        seen.wokenBy = "its spawn";
        ready.add(seen);
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
        Task<T> root = add(future, "blockOn");
        try {
            while (!root.isFinished()) {
                if (!stepOnce()) {
                    throw new DeadlockError(deadlock());
                }
            }
        } finally {
            root.shutdown(); // does nothing, unless a step threw
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
            // until there is nothing to do
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
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("close() " + foreign());
        }
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
        return new Schedule(choices);
    }

    /**
     * Tells what happened so far, a line for each poll, wake, end and jump of the clock.
     *
     * @return a copy
     */
    public List<String> trace() {
        return trace.lines();
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
                            .threadFactory(StepThread::new)
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
                + live.size()
                + " live, "
                + SimTrace.time(clock.nowNanos())
                + "]";
    }

    // ---- one step ----

    private void enter(String operation) {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(operation + " " + foreign());
        }
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
        String foreign = intruder;
        if (foreign != null) {
            throw new IllegalStateException(foreign);
        }
        if (closing) {
            finishClose();
            return true;
        }
        if (ready.isEmpty()) {
            return jump();
        }
        countStep();
        run(ready.remove(choose()));
        return true;
    }

    private int choose() {
        if (ready.size() == 1) {
            return 0;
        }
        int choice = chooser.choose(readyView);
        if (choice < 0 || choice >= ready.size()) {
            throw new IllegalStateException(
                    chooser + " chose " + choice + " of " + ready.size() + " ready tasks");
        }
        choices.add(choice);
        return choice;
    }

    private void run(SimTask chosen) {
        current = chosen;
        try {
            chosen.step.run();
        } finally {
            current = null;
        }
    }

    private boolean jump() {
        if (clock.waiting() == 0) {
            return false;
        }
        countStep();
        inClock = true;
        try {
            return clock.advanceToNext();
        } finally {
            inClock = false;
        }
    }

    private void countStep() {
        if (++steps > maxSteps) {
            List<String> lines = trace.lines();
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
        do {
            for (Task<?> task : List.copyOf(live)) {
                task.shutdown();
            }
        } while (!live.isEmpty());
        closeBlocking();
        ready.clear();
        closed = true;
        failures.close();
        driving = before;
    }

    /** The threads that wait for their step find no work any more and end. */
    private void closeBlocking() {
        if (blocking == null) {
            return;
        }
        for (SimTask waiting : List.copyOf(ready)) {
            if (waiting.future == null) {
                run(waiting);
            }
        }
        blocking.close();
    }

    private void forget(SimTask seen) {
        seen.future = null;
        ready.remove(seen);
        if (seen.task != null) {
            live.remove(seen.task);
            tasks.remove(seen.task);
        }
    }

    // ---- reports ----

    private String by() {
        return current != null ? current.toString() : inClock ? "the clock" : "the test";
    }

    private void note(SimTask task, String what, @Nullable String by) {
        trace.add(clock.nowNanos(), task, what, by);
    }

    private String foreign() {
        return "from thread "
                + Thread.currentThread().getName()
                + ", but this simulation runs on "
                + owner.getName()
                + " alone: another thread would come at another place in every run";
    }

    private String deadlock() {
        StringBuilder text = new StringBuilder("everything waits for ever:");
        for (Task<?> task : live) {
            SimTask seen = requireNonNull(tasks.get(task));
            text.append("\n  ")
                    .append(seen)
                    .append(" waits for ")
                    .append(seen.waitsFor())
                    .append(", last woken by ")
                    .append(seen.wokenBy);
        }
        String report = text.toString();
        for (Task<?> task : live) {
            // by its number here: numbers of tasks of the JVM differ from run to run
            report = report.replace(task.toString(), requireNonNull(tasks.get(task)).toString());
        }
        return report;
    }

    private void uncaught(TaskInfo task, Throwable failure) {
        uncaught.add(new Uncaught(task, failure));
    }

    /** What no task joined, by the order of task numbers; complete once closed. */
    List<Throwable> uncaught() {
        synchronized (uncaught) {
            return uncaught.stream()
                    .sorted(java.util.Comparator.comparingLong(each -> each.task().id()))
                    .map(Uncaught::failure)
                    .toList();
        }
    }

    /** What tasks call. */
    private final class Cells implements Scheduler {

        @Override
        public void schedule(Task<?> task) {
            if (Thread.currentThread() != owner) {
                intruder = "a task was woken or aborted " + foreign();
                return;
            }
            SimTask seen = tasks.get(task);
            if (seen != null) {
                String by = by();
                seen.wokenBy = by;
                note(seen, "woken", by);
                ready.add(seen);
            }
        }

        @Override
        public void reschedule(Task<?> task) {
            SimTask seen = requireNonNull(tasks.get(task));
            seen.wokenBy = "itself during its poll";
            ready.add(seen);
        }

        @Override
        public Timer timer() {
            return clock;
        }

        @Override
        public Spawner spawner() {
            return SimExecutor.this;
        }

        @Override
        public Budget budget() {
            return budget;
        }

        @Override
        public UncaughtFailures failures() {
            return failures;
        }
    }

    /** The future of a task, seen from outside. */
    private final class Watched<T extends @Nullable Object> implements Future<T> {

        private final SimTask seen;
        private final Future<T> future;

        Watched(SimTask seen, Future<T> future) {
            this.seen = seen;
            this.future = future;
        }

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            Poll<T> polled;
            try {
                polled = future.poll(cx);
            } catch (Throwable thrown) {
                ended("polled: threw " + thrown.getClass().getName());
                throw thrown;
            }
            if (polled == Poll.<T>pending()) {
                note(seen, "polled: pending", null);
            } else {
                ended("polled: ready");
            }
            return polled;
        }

        private void ended(String how) {
            note(seen, how, null);
            forget(seen);
        }

        @Override
        public void drop() {
            note(seen, "dropped", by());
            forget(seen);
            future.drop();
        }
    }

    /** A thread in name only: it waits among the ready tasks and runs when it is chosen. */
    private final class StepThread extends Thread {

        private final SimTask seen;
        private final Runnable work;

        StepThread(Runnable work) {
            super(work, "rouse-sim-blocking");
            this.work = work;
            this.seen = new SimTask(++numbers, "blocking work");
        }

        @Override
        public synchronized void start() {
            seen.step = work;
            note(seen, "spawned", by());
            ready.add(seen);
        }
    }
}
