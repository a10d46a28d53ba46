package dev.rouse.task;

import dev.rouse.Spawner;
import dev.rouse.time.Timer;

/**
 * The half of an executor that tasks call: where they go when they become runnable.
 *
 * <p>A complete executor needs only {@link #schedule}:
 *
 * <pre>{@code
 * final class TinyExecutor implements Scheduler, Spawner {
 *     private final Queue<Task<?>> runnable = new ConcurrentLinkedQueue<>();
 *
 *     @Override
 *     public void schedule(Task<?> task) {
 *         runnable.add(task);
 *     }
 *
 *     @Override
 *     public <T> JoinHandle<T> spawn(Future<T> future, String name) {
 *         Task<T> task = Task.create(future, name, this);
 *         schedule(task);
 *         return task;
 *     }
 *
 *     void run() {
 *         for (Task<?> task; (task = runnable.poll()) != null; ) {
 *             task.run();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A task is handed over by {@code schedule} and is the executor's until it calls {@link
 * Task#run}; the task makes sure that it is never handed over twice in between. After a {@code run}
 * that ended pending the executor holds nothing: the task comes back by {@code schedule} when it
 * has been woken.
 */
public interface Scheduler {

    /**
     * Takes a task that has become runnable, to {@link Task#run} it soon.
     *
     * <p>Called from any thread, also from inside another task's poll and from interrupt handlers.
     * It must not block, throw, or run the task on the caller's stack. What the caller wrote before
     * must be visible to the thread that runs the task, which every concurrent queue provides.
     *
     * @param task a task that is in no queue and is not running
     */
    void schedule(Task<?> task);

    /**
     * Takes a task that was woken during the poll that has just ended pending, as after {@link
     * dev.rouse.Futures#yieldNow}. It should go behind all other runnable tasks, or it could keep
     * them from running. Called on the thread that runs the task.
     *
     * @param task a task that is in no queue and is not running
     */
    default void reschedule(Task<?> task) {
        schedule(task);
    }

    /**
     * Takes note of a task that is about to wait for the first time. Until now it was either in
     * this executor's queues or running; from now on an executor that wants to drop it at {@code
     * close} must remember it, for example in {@link LiveTasks}. Called once for a task, on the
     * thread that runs it, before any wake can make it runnable again. Tasks that end in their
     * first poll never come here.
     *
     * @param task the task
     */
    default void track(Task<?> task) {}

    /**
     * Takes note of the end of a task that was {@linkplain #track tracked}. Called on the thread
     * that ran it or shut it down.
     *
     * @param task the task; {@link Task#isFinished} is true
     */
    default void untrack(Task<?> task) {}

    /**
     * Gives the clock and timers for {@link dev.rouse.Context#timer()}.
     *
     * @return the timer; by default one that says that there is none
     */
    default Timer timer() {
        return Timer.none();
    }

    /**
     * Gives the spawner for {@link dev.rouse.Context#spawner()}.
     *
     * @return by default this object, if it is a spawner
     * @throws UnsupportedOperationException if it is not
     */
    default Spawner spawner() {
        if (this instanceof Spawner spawner) {
            return spawner;
        }
        throw new UnsupportedOperationException(
                "this executor lets tasks spawn no others: its Scheduler is no Spawner");
    }

    /**
     * Gives the budget of the thread that runs a task, to be renewed for each poll. Called on that
     * thread, at the beginning of a poll and during it.
     *
     * @return by default one that is found by thread; an executor that knows its threads is faster
     *     with a field
     */
    default Budget budget() {
        return Budget.ofThread();
    }

    /**
     * Tells whether this executor closes or has closed. What a task sees then is that others are
     * cancelled: those whose handles it awaits, those it spawns, blocking work. If it passes such a
     * {@link java.util.concurrent.CancellationException} on, it has only been quicker than its own
     * drop, of which nobody would be told; so that failure reaches its handle and is not reported.
     *
     * @return true from before the first task is cancelled for this reason; by default false
     */
    default boolean isClosing() {
        return false;
    }

    /**
     * Gives the place where failures go that nobody joins.
     *
     * @return by default one shared by all executors that do not have their own
     */
    default UncaughtFailures failures() {
        return UncaughtFailures.shared();
    }
}
