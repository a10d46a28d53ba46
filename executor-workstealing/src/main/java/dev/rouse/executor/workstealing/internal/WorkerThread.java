package dev.rouse.executor.workstealing.internal;

import org.jspecify.annotations.Nullable;

/**
 * A thread made by the default factory: it knows its worker without a thread-local. Threads of a
 * factory of the user are found by {@link #OTHERS}.
 */
public final class WorkerThread extends Thread {

    private static final ThreadLocal<@Nullable Worker> OTHERS = new ThreadLocal<>();

    @Nullable Worker worker;

    /**
     * Makes a daemon thread.
     *
     * @param work what it does
     * @param name how it is called
     */
    public WorkerThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /** Binds the calling thread to the worker that runs on it; null ends that. */
    static void bind(@Nullable Worker worker) {
        if (Thread.currentThread() instanceof WorkerThread thread) {
            thread.worker = worker;
        } else if (worker != null) {
            OTHERS.set(worker);
        } else {
            OTHERS.remove();
        }
    }

    /** The worker that the calling thread is; null if it is none, of any pool. */
    static @Nullable Worker current(boolean customThreads) {
        if (Thread.currentThread() instanceof WorkerThread thread) {
            return thread.worker;
        }
        return customThreads ? OTHERS.get() : null;
    }
}
