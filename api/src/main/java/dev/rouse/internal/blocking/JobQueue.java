package dev.rouse.internal.blocking;

import org.jspecify.annotations.Nullable;

/**
 * The jobs that wait for a thread, oldest first, linked through the jobs themselves: adding
 * allocates nothing, and a job that is dropped leaves from the middle at once.
 *
 * <p><b>Threads.</b> Guarded by the lock of its pool.
 */
final class JobQueue {

    private @Nullable Job<?> first;
    private @Nullable Job<?> last;
    private int size;

    /** Adds a job that is in no queue. */
    void add(Job<?> job) {
        job.linked = true;
        job.previous = last;
        if (last == null) {
            first = job;
        } else {
            last.next = job;
        }
        last = job;
        size++;
    }

    /** Takes the oldest job; null if there is none. */
    @Nullable Job<?> poll() {
        Job<?> oldest = first;
        if (oldest != null) {
            remove(oldest);
        }
        return oldest;
    }

    /** Takes a job out, wherever it is; false if it is not here. */
    boolean remove(Job<?> job) {
        if (!job.linked) {
            return false;
        }
        Job<?> before = job.previous;
        Job<?> after = job.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        job.previous = null;
        job.next = null;
        job.linked = false;
        size--;
        return true;
    }

    int size() {
        return size;
    }
}
