package dev.rouse.testing;

import dev.rouse.Future;
import dev.rouse.Spawner;
import dev.rouse.TaskInfo;
import dev.rouse.interop.BlockingPool;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.task.UncaughtFailures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A scheduler run by hand, which writes down what tasks ask of it. */
public final class QueueScheduler implements Scheduler, Spawner {

    public final List<String> trace = Collections.synchronizedList(new ArrayList<>());
    public BlockingPool blocking = BlockingPool.shared();
    public final List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
    public boolean closing;
    private final Queue<Task<?>> queue = new ArrayDeque<>();
    private final UncaughtFailures failures = new UncaughtFailures(this::uncaught);

    private void uncaught(TaskInfo task, Throwable failure) {
        uncaught.add(failure);
    }

    @Override
    public synchronized void schedule(Task<?> task) {
        trace.add("schedule");
        queue.add(task);
    }

    @Override
    public synchronized void reschedule(Task<?> task) {
        trace.add("reschedule");
        queue.add(task);
    }

    @Override
    public <T extends @Nullable Object> Task<T> spawn(Future<T> future, @Nullable String name) {
        Task<T> task = Task.create(future, name, this);
        schedule(task);
        return task;
    }

    @Override
    public BlockingPool blocking() {
        return blocking;
    }

    @Override
    public Spawner spawner() {
        return this;
    }

    @Override
    public void track(Task<?> task) {
        trace.add("track");
    }

    @Override
    public void untrack(Task<?> task) {
        trace.add("untrack");
    }

    @Override
    public boolean isClosing() {
        return closing;
    }

    @Override
    public UncaughtFailures failures() {
        return failures;
    }

    public synchronized @Nullable Task<?> take() {
        return queue.poll();
    }

    public synchronized int queued() {
        return queue.size();
    }

    /** Runs what is queued until nothing is. */
    public void runAll() {
        for (Task<?> task; (task = take()) != null; ) {
            task.run();
        }
    }
}
