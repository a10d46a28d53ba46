package dev.rouse.testkit.sim;

import static java.util.Objects.requireNonNull;

import dev.rouse.Spawner;
import dev.rouse.task.Budget;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import dev.rouse.time.Timer;
import java.util.function.BooleanSupplier;

/** What the tasks of a simulation call: they become ready, and it is written down who woke them. */
final class SimScheduler implements Scheduler {

    private final SimTasks tasks;
    private final ReadyTasks ready;
    private final Spawner spawner;
    private final Timer timer;
    private final UncaughtFailures failures;
    private final BooleanSupplier closing;
    private final Budget budget = new Budget();

    SimScheduler(
            SimTasks tasks,
            ReadyTasks ready,
            Spawner spawner,
            Timer timer,
            UncaughtFailures failures,
            BooleanSupplier closing) {
        this.tasks = tasks;
        this.ready = ready;
        this.spawner = spawner;
        this.timer = timer;
        this.failures = failures;
        this.closing = closing;
    }

    @Override
    public void schedule(Task<?> task) {
        if (tasks.isForeign()) {
            tasks.intrude("a task was woken or aborted");
            return;
        }
        SimTask seen = tasks.of(task);
        if (seen != null) {
            String by = tasks.by();
            seen.wokenBy = by;
            tasks.note(seen, "woken", by);
            ready.add(seen);
        }
    }

    @Override
    public void reschedule(Task<?> task) {
        SimTask seen = requireNonNull(tasks.of(task));
        seen.wokenBy = "itself during its poll";
        ready.add(seen);
    }

    @Override
    public Timer timer() {
        return timer;
    }

    @Override
    public Spawner spawner() {
        return spawner;
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public boolean isClosing() {
        return closing.getAsBoolean();
    }

    @Override
    public UncaughtFailures failures() {
        return failures;
    }
}
