package dev.rouse.executor.workstealing.internal;

import dev.rouse.task.LiveTasks;
import dev.rouse.task.Task;
import java.util.List;

/**
 * The tasks that waited for the first time on one worker, so that closing finds them: {@link
 * LiveTasks} under a lock, because any thread may close, and a worker that is stuck in a task must
 * not keep those others.
 *
 * <p>A task may end on another worker, and does not know its bag. So nobody counts which bag an
 * ended task is in; instead each worker {@linkplain #sweep sweeps} its own bag when it holds more
 * than twice as many tasks as there are alive in the whole pool: then more than half of them have
 * ended, and the sweep is paid for.
 */
final class LiveBag {

    private final TinyLock lock = new TinyLock();
    private final LiveTasks tasks = new LiveTasks();

    void add(Task<?> task) {
        lock.lock();
        try { // growing may run out of memory, and others must not wait for ever then
            tasks.add(task);
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of ended tasks, if there must be many, given how many live in the whole pool. */
    void sweep(long aliveInPool) {
        lock.lock();
        try {
            tasks.sweepIfMostEnded(aliveInPool);
        } finally {
            lock.unlock();
        }
    }

    /** Empties the bag. Some of the tasks may have ended. */
    List<Task<?>> removeAll() {
        lock.lock();
        try {
            return tasks.removeAll();
        } finally {
            lock.unlock();
        }
    }
}
