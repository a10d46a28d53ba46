package dev.rouse.internal.blocking;

import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a {@link JobPool}, as what that thread runs.
 *
 * <p><b>Threads.</b> The fields are guarded by the lock of the pool.
 */
final class Worker implements Runnable {

    private final JobPool pool;

    /** Signalled when there is a job for this worker, and when the pool closes. */
    final Condition called;

    /** What to do next; null while idle, and while a job runs. */
    @Nullable Job<?> handed;

    /** Null until the factory has given it. */
    @Nullable Thread thread;

    /** The thread has come to ask for its first job. */
    boolean begun;

    Worker(JobPool pool, Condition called, Job<?> first) {
        this.pool = pool;
        this.called = called;
        this.handed = first;
    }

    @Override
    public void run() {
        while (runNext()) {}
    }

    /** A method of its own, so that an idle thread keeps nothing of its last job. */
    private boolean runNext() {
        Job<?> job = pool.next(this);
        if (job == null) {
            return false;
        }
        job.runWork();
        pool.ended(this); // first idle, then the wake: the woken task finds this thread
        job.publish();
        return true;
    }
}
