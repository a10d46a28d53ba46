package dev.rouse;

/**
 * A task that belongs to a set: to abort it or to ask about it, without its value.
 *
 * <p><b>Threads.</b> Any. Holding on to a reference keeps the task's outcome alive as long as the
 * set has not handed it out.
 */
public interface TaskRef {

    /**
     * Asks the executor to cancel the task, as {@link JoinHandle#abort} does. The set still gives
     * its outcome, a {@link java.util.concurrent.CancellationException}. A task that has not been
     * started is aborted as soon as it is.
     */
    void abort();

    /**
     * Tells whether the task has ended, in whatever way.
     *
     * @return true once the set has its outcome or has handed it out
     */
    boolean isFinished();

    /**
     * Names the task.
     *
     * @return its number and name; the number is 0 before the task is started
     */
    TaskInfo info();
}
