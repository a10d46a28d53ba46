package dev.rouse.testkit;

import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A spawner that writes down what it was given and runs it only when told to.
 *
 * <p><b>Threads.</b> One.
 */
public final class RecordingSpawner implements Spawner {

    private final List<Task<?>> spawned = new ArrayList<>();
    private final Queue<Task<?>> runnable = new ArrayDeque<>();
    private final Scheduler scheduler = new Queueing();

    /** Makes a spawner that was given nothing. */
    public RecordingSpawner() {}

    private final class Queueing implements Scheduler {
        @Override
        public void schedule(Task<?> task) {
            runnable.add(task);
        }

        @Override
        public Spawner spawner() {
            return RecordingSpawner.this;
        }
    }

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        Task<T> task = Task.create(future, name, scheduler);
        spawned.add(task);
        runnable.add(task);
        return task;
    }

    /**
     * Gives the handles of all that was spawned, in order.
     *
     * @return a copy
     */
    public List<JoinHandle<?>> spawned() {
        return List.copyOf(spawned);
    }

    /**
     * Polls the task that became runnable first, once.
     *
     * @return false if none is runnable
     */
    public boolean runOne() {
        Task<?> next = runnable.poll();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }
}
