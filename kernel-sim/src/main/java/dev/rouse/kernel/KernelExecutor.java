package dev.rouse.kernel;

import static java.util.Objects.requireNonNull;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import dev.rouse.TaskInfo;
import dev.rouse.UncaughtHandler;
import dev.rouse.kernel.cpu.Cpu;
import dev.rouse.kernel.cpu.CpuStopped;
import dev.rouse.kernel.cpu.HaltedForever;
import dev.rouse.task.Budget;
import dev.rouse.task.LiveTasks;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import dev.rouse.time.Timer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The executor of the kernel: polls woken tasks in the order of their wakes and halts the processor
 * when there is none.
 *
 * <p>Interrupt handlers wake tasks, which puts them in the queue; nothing is ever polled inside a
 * handler. Before it halts, the executor disables interrupts and looks at the queue once more, so
 * that no wake is slept on. Sleeping costs no host time either: virtual time jumps to the next
 * event.
 *
 * <p>Nothing runs by itself: tasks make progress while some thread is inside {@link #run}, {@link
 * #runUntilIdle} or {@link #blockOn}. If another thread is, {@code blockOn} waits for its turn.
 *
 * <p><b>When nothing can happen any more.</b> On a sealed machine, waiting for a task that nothing
 * will wake throws {@link HaltedForever}. On an open machine it waits for other threads.
 *
 * <p><b>Threads.</b> Handles, wakers and {@link #spawn} from any thread.
 */
public final class KernelExecutor implements Executor {

    private final Machine machine;
    private final Cpu cpu;
    private final Idle idle;
    private final Queue<Task<?>> ready = new ConcurrentLinkedQueue<>();
    private final LiveTasks live = new LiveTasks();
    private final Turn turn = new Turn();
    private final Budget budget = new Budget();
    private final Scheduler scheduler = new Ready();
    private final UncaughtFailures failures = new UncaughtFailures(new Reporter());
    private final KernelTimer timer;
    private volatile boolean closed;

    /**
     * Makes an executor and takes over the machine's timer, which ticks no more from now on: it
     * interrupts when somebody waits for a time, and only then.
     *
     * @param machine what to run on
     * @param interrupts where the handlers go; started or not
     */
    public KernelExecutor(Machine machine, Interrupts interrupts) {
        this(machine, interrupts, Idle::cliCheckStiHlt);
    }

    KernelExecutor(Machine machine, Interrupts interrupts, Idle idle) {
        this.machine = machine;
        this.cpu = machine.cpu();
        this.idle = idle;
        this.timer =
                new KernelTimer(
                        cpu,
                        turn::isMine,
                        machine::ring,
                        thrown -> failures.report(new TaskInfo(0, "timer"), thrown));
        interrupts.handle(Machine.IRQ_TIMER, timer::onInterrupt);
        interrupts.handle(Doorbell.IRQ, () -> cpu.in(Doorbell.PORT));
        interrupts.unmask(Doorbell.IRQ);
        timer.stopTicking();
    }

    // ---------------------------------------------------------------- running

    /**
     * Runs tasks until the executor is closed, halting in between.
     *
     * @throws HaltedForever on a sealed machine, when no task will ever be woken again
     * @throws CpuStopped if the machine stops
     * @throws IllegalStateException if called from inside a task
     */
    public void run() {
        drive(() -> false, true);
    }

    /**
     * Runs tasks until none is runnable and no device of the machine has anything left to do. Does
     * not wait for other threads.
     *
     * @throws CpuStopped if the machine stops
     * @throws IllegalStateException if called from inside a task
     */
    public void runUntilIdle() {
        try {
            drive(() -> false, false);
        } catch (HaltedForever halted) {
            if (!halted.isIdle()) {
                throw halted;
            }
        }
    }

    @Override
    public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
        refuseInsideTask();
        if (closed) {
            throw new IllegalStateException("the executor is closed");
        }
        Task<T> task = Task.createRoot(future, null, scheduler);
        scheduler.schedule(task);
        try {
            while (!task.isFinished()) {
                drive(task::isFinished, true);
            }
        } catch (CpuStopped stopped) {
            abandon(task);
            throw stopped;
        }
        return task.outcome();
    }

    /** Drops a task that nobody will poll again. */
    private void abandon(Task<?> task) {
        turn.takeUnless(() -> false);
        try {
            task.shutdown();
            task.drop();
        } finally {
            turn.release();
        }
    }

    /** Drives the machine, when it is this thread's turn, until {@code enough}. */
    private void drive(BooleanSupplier enough, boolean waitsForOutside) {
        refuseInsideTask();
        if (!turn.takeUnless(enough)) {
            return;
        }
        try {
            cpu.waitsForOutside(waitsForOutside);
            while (!closed && !enough.getAsBoolean()) {
                if (!runNext()) {
                    idle.sleep(cpu, this::isIdle);
                }
            }
            if (closed) {
                dropAll();
            }
        } finally {
            turn.release();
        }
    }

    private boolean runNext() {
        timer.admit();
        Task<?> task = ready.poll();
        cpu.nop();
        if (task == null) {
            return false;
        }
        task.run();
        turn.progress();
        return true;
    }

    private boolean isIdle() {
        return ready.isEmpty() && !timer.hasNewcomers() && !closed;
    }

    private void refuseInsideTask() {
        if (turn.isMine()) {
            throw new IllegalStateException(
                    "called from inside a task, which would stop the processor it runs on");
        }
    }

    // ---------------------------------------------------------------- spawning and closing

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        Task<T> task = Task.create(requireNonNull(future, "future"), name, scheduler);
        if (closed) {
            task.shutdown();
            return task;
        }
        scheduler.schedule(task);
        // Looked at again: close may have emptied the queue just before the task went in. What this
        // thread finds there nobody else has; anything else is the driver's to drop.
        if (closed && ready.remove(task)) {
            task.shutdown();
        }
        return task;
    }

    /**
     * Drops every task that has not ended. If another thread drives the machine it is made to stop
     * first.
     */
    @Override
    public void close() {
        closed = true;
        if (turn.isMine()) {
            dropAll();
            return;
        }
        machine.ring();
        turn.takeUnless(() -> false);
        try {
            dropAll();
        } finally {
            turn.release();
        }
    }

    private void dropAll() {
        for (Task<?> task; (task = ready.poll()) != null; ) {
            task.shutdown();
        }
        live.shutdownAll();
        failures.close();
    }

    /** Where tasks go when they are woken, by handlers, tasks or other threads. */
    private final class Ready implements Scheduler {
        @Override
        public void schedule(Task<?> task) {
            ready.add(task);
            if (!turn.isMine()) {
                machine.ring();
            }
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
            return timer;
        }

        @Override
        public Spawner spawner() {
            return KernelExecutor.this;
        }

        @Override
        public Budget budget() {
            return budget;
        }

        @Override
        public boolean isClosing() {
            return closed;
        }

        @Override
        public UncaughtFailures failures() {
            return failures;
        }
    }

    /**
     * Passes failures on, except that the processor stopped in the middle of a poll: the next
     * instruction says so again, to whoever drives the machine.
     */
    private static final class Reporter implements UncaughtHandler {
        @Override
        public void uncaught(TaskInfo task, Throwable failure) {
            if (!(failure instanceof CpuStopped)) {
                UncaughtHandler.standard().uncaught(task, failure);
            }
        }
    }
}
