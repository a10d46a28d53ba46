package dev.rouse.task;

import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Spawner;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The smallest executor, as ARCHITECTURE.md and {@link Scheduler} show it. */
// example
final class TinyExecutor implements Scheduler, Spawner {
    private final Queue<Task<?>> runnable = new ConcurrentLinkedQueue<>();

    @Override
    public void schedule(Task<?> task) {
        runnable.add(task);
    }

    @Override
    public <T> JoinHandle<T> spawn(Future<T> future, String name) {
        Task<T> task = Task.create(future, name, this);
        schedule(task);
        return task;
    }

    void run() {
        for (Task<?> task; (task = runnable.poll()) != null; ) {
            task.run();
        }
    }
}
// end of example
