package dev.rouse.testkit.laws;

import dev.rouse.Executor;
import dev.rouse.Future;
import dev.rouse.JoinHandle;
import dev.rouse.Waker;
import dev.rouse.task.LiveTasks;
import dev.rouse.task.Scheduler;
import dev.rouse.task.Task;
import dev.rouse.testkit.VirtualClock;
import dev.rouse.time.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A right executor of one thread, to be made wrong in one place. Each poll takes 1 ms. */
class Tiny implements Executor, Scheduler {

    final Deque<Task<?>> ready = new ArrayDeque<>();
    private final LiveTasks live = new LiveTasks();
    private final VirtualClock alarms = new VirtualClock();
    private long nowNanos;
    private boolean driving;
    private boolean closed;

    private final Timer timer =
            new Timer() {
                @Override
                public long nowNanos() {
                    return nowNanos;
                }

                @Override
                public Registration schedule(long deadlineNanos, Waker waker) {
                    return alarms.schedule(deadlineNanos, waker);
                }
            };

    @Override
    public void schedule(Task<?> task) {
        ready.add(task);
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

    /** Called after each poll. */
    void fireTimers() {
        alarms.advance(Duration.ofNanos(nowNanos - alarms.nowNanos()));
    }

    @Override
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            Future<T> future, @Nullable String name) {
        Task<T> task = Task.create(future, name, this);
        if (closed) {
            task.shutdown();
        } else {
            ready.add(task);
        }
        return task;
    }

    @Override
    public <T extends @Nullable Object> T blockOn(Future<T> future) throws Exception {
        if (driving) {
            throw new IllegalStateException("blockOn() from inside a task");
        }
        driving = true;
        try {
            Task<T> root = Task.create(future, this);
            ready.add(root);
            while (!root.isFinished()) {
                runOne();
            }
            return root.outcome();
        } finally {
            driving = false;
        }
    }

    private void runOne() {
        Task<?> next = ready.poll();
        if (next != null) {
            next.run();
            nowNanos += 1_000_000;
            fireTimers();
        } else if (alarms.advanceToNext()) {
            nowNanos = alarms.nowNanos();
        } else {
            throw new IllegalStateException("nothing is ready, and the root waits");
        }
    }

    @Override
    public void close() {
        closed = true;
        ready.forEach(Task::shutdown);
        live.shutdownAll();
    }
}
