package dev.rouse.executor.workstealing.internal;

import dev.rouse.task.Task;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The task that a worker runs next: the one woken last, while what woke it is still in the cache.
 * Two tasks that send each other messages never leave this slot.
 *
 * <p>Only the owner puts tasks here. It takes them back with a compare-and-set, because the {@link
 * Monitor} may take one away: a task that sits here behind another that computes for long would
 * otherwise wait for it, although workers are idle. Other workers do not look here, so the two
 * messengers stay together.
 *
 * <p><b>Memory.</b> A task is published by the release of {@link #put} and read after the acquire
 * of a successful compare-and-set. The owner's plain read of null is exact, since nobody else
 * stores anything but null.
 */
public final class LifoSlot {

    private static final VarHandle TASK;

    static {
        try {
            TASK = MethodHandles.lookup().findVarHandle(LifoSlot.class, "task", Task.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private @Nullable Task<?> task;

    /** Makes an empty slot. */
    public LifoSlot() {}

    /**
     * Puts a task here. Owner only.
     *
     * @param next what to run next
     * @return the task that was here before, or null
     */
    public @Nullable Task<?> put(Task<?> next) {
        if (task == null) {
            taskRelease(next);
            return null;
        }
        return taskExchange(next);
    }

    /**
     * Takes the task out. Owner only.
     *
     * @return the task, or null if there was none or it was stolen
     */
    public @Nullable Task<?> take() {
        Task<?> seen = task;
        return seen != null && taskCas(seen, null) ? seen : null;
    }

    /** Tells whether there is nothing. Exact for the owner. */
    boolean isEmpty() {
        return task == null;
    }

    /**
     * Looks at the task without taking it. Any thread.
     *
     * @return the task, or null if there is none
     */
    public @Nullable Task<?> peek() {
        return taskAcquire();
    }

    /**
     * Takes a task away from the owner. Any thread.
     *
     * @param seen what {@link #peek} has shown
     * @return false if it is not here any more
     */
    public boolean steal(Task<?> seen) {
        return taskCas(seen, null);
    }

    private @Nullable Task<?> taskAcquire() {
        return (Task<?>) TASK.getAcquire(this);
    }

    private void taskRelease(Task<?> next) {
        TASK.setRelease(this, next);
    }

    private @Nullable Task<?> taskExchange(Task<?> next) {
        return (Task<?>) TASK.getAndSet(this, next);
    }

    private boolean taskCas(@Nullable Task<?> expected, @Nullable Task<?> next) {
        return TASK.compareAndSet(this, expected, next);
    }

    /** Shows the task. */
    @Override
    public String toString() {
        return "LifoSlot[" + taskAcquire() + "]";
    }
}
