package dev.rouse.testkit.laws;

/**
 * One step of a script for a waker. The task has been polled once when a script begins, and waits.
 */
public enum WakerStep {
    /** Wakes the waker of the latest poll. */
    WAKE,
    /** Wakes the waker of the first poll, which is still one of this task. */
    WAKE_FIRST,
    /** Wakes the waker of the latest poll from inside another task. */
    WAKE_FROM_TASK,
    /** Wakes the waker of the latest poll from a thread that the executor does not know. */
    WAKE_FROM_THREAD,
    /** Wakes the task, which wakes itself once more during that poll. */
    WAKE_IN_POLL,
    /** Wakes the task, which waits in that poll until another thread has woken it once more. */
    WAKE_IN_POLL_FROM_THREAD,
    /** Waits for the poll that the wakes so far have earned. */
    AWAIT_POLL,
    /** Wakes the task, which ends in that poll. */
    END,
    /** Aborts the task, and waits until it has been dropped. */
    ABORT;

    boolean needsForeignThreads() {
        return this == WAKE_FROM_THREAD || this == WAKE_IN_POLL_FROM_THREAD;
    }
}
