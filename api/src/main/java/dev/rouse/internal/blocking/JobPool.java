package dev.rouse.internal.blocking;

import dev.rouse.Context;
import dev.rouse.interop.BlockingMetrics;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@link dev.rouse.interop.BlockingPool}: which thread gets which job.
 *
 * <p>A job goes to the worker that became idle last; without one to a new worker; without room for
 * one into the queue. So jobs wait in the queue only while all workers are busy, and a worker is
 * idle only while the queue is empty. A worker that has ended a job takes the oldest from the
 * queue, or becomes idle, <em>before</em> it publishes the outcome. A handed job is begun under the
 * lock, and after a look at {@code closed}: no work starts once the pool has closed.
 *
 * <p><b>Threads.</b> All fields are guarded by {@link #lock}. Nothing foreign is called under it.
 */
public final class JobPool implements PoolSource {

    private final String name;
    private final int maxThreads;
    private final long keepAliveNanos;
    private final ThreadFactory factory;
    private final UncaughtExceptionHandler handler;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Worker> workers = new LinkedHashSet<>();
    private final Deque<Worker> idle = new ArrayDeque<>(); // the last one first
    private final JobQueue queue = new JobQueue();
    private long completed;
    private long cancelled;

    private boolean closed;

    /** Signalled when a worker leaves a closed pool, and when one starts to close it. */
    private final Condition changed = lock.newCondition();

    /** The workers whose job is in {@link #close}, and waits for the others. */
    private final Set<Worker> closing = new LinkedHashSet<>();

    /**
     * Makes a pool without threads.
     *
     * @param name for messages
     * @param maxThreads the most workers there may be
     * @param keepAlive how long a worker may be idle
     * @param factory where threads come from
     * @param handler where failures go that have no future
     */
    public JobPool(
            String name,
            int maxThreads,
            Duration keepAlive,
            ThreadFactory factory,
            UncaughtExceptionHandler handler) {
        this.name = name;
        this.maxThreads = maxThreads;
        this.keepAliveNanos = saturatedNanos(keepAlive);
        this.factory = factory;
        this.handler = handler;
    }

    @Override
    public JobPool poolFor(Context cx) {
        return this;
    }

    // ---- the owners of jobs ----

    /** Takes a queued job; what this throws is why the job cannot run. */
    void execute(Job<?> job) {
        Worker fresh;
        lock.lock();
        try {
            if (closed) {
                throw closedBefore("was polled for the first time");
            }
            Worker last = idle.poll();
            if (last != null) {
                last.handed = job;
                last.called.signal();
                return;
            }
            if (workers.size() == maxThreads) {
                queue.add(job);
                return;
            }
            fresh = hire(job);
        } finally {
            lock.unlock();
        }
        startThread(fresh, job);
    }

    /** Counts a worker and hands it its first job; its thread is to be started outside the lock. */
    private Worker hire(Job<?> first) {
        Worker fresh = new Worker(this, lock.newCondition(), first);
        workers.add(fresh);
        return fresh;
    }

    /**
     * Starts the thread of a new worker. If that fails, its job cannot run; jobs that were queued
     * in the meantime, because the worker was counted, get their try at a thread.
     */
    private void startThread(Worker fresh, Job<?> own) {
        RejectedExecutionException ownFailure = null;
        Throwable failure;
        for (Worker one = fresh; one != null && (failure = tryToStart(one)) != null; ) {
            Job<?> refused = dismiss(one);
            RejectedExecutionException why = noThread(failure);
            if (refused == own) {
                ownFailure = why;
            } else if (refused == null) { // it runs, or was refused by close
                report(why);
            } else if (refused.refuse(why)) {
                refused.wakeOwner();
            }
            one = hireForOldest();
        }
        if (ownFailure != null) {
            throw ownFailure;
        }
    }

    /** Gives what went wrong, or null. */
    private @Nullable Throwable tryToStart(Worker fresh) {
        try {
            Thread thread = factory.newThread(fresh);
            if (thread == null) {
                return new NullPointerException("the ThreadFactory answered null: " + factory);
            }
            lock.lock();
            try {
                fresh.thread = thread;
            } finally {
                lock.unlock();
            }
            thread.start();
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Removes a worker whose thread could not be started, and gives the job it had, if any. */
    private @Nullable Job<?> dismiss(Worker worker) {
        lock.lock();
        try {
            if (worker.begun) { // the factory has started the thread, and so start() threw
                return null;
            }
            leave(worker);
            Job<?> job = worker.handed;
            worker.handed = null;
            if (job != null) {
                cancelled++;
            }
            return job;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Worker hireForOldest() {
        lock.lock();
        try {
            Job<?> oldest = workers.size() < maxThreads ? queue.poll() : null;
            return oldest == null ? null : hire(oldest);
        } finally {
            lock.unlock();
        }
    }

    private RejectedExecutionException noThread(Throwable failure) {
        return new RejectedExecutionException(
                "no thread could be started for blocking pool \"" + name + "\"", failure);
    }

    /** Takes a dropped job out of the queue. One that has left it is noticed by its worker. */
    void forget(Job<?> job) {
        lock.lock();
        try {
            if (queue.remove(job)) {
                cancelled++;
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- the workers ----

    /**
     * Waits for a job and begins it; null if the worker is to end, and then it has been removed.
     */
    @Nullable Job<?> next(Worker worker) {
        lock.lock();
        try {
            worker.begun = true;
            long leftNanos = keepAliveNanos;
            while (workers.contains(worker)) {
                Job<?> job = worker.handed;
                if (job != null) {
                    worker.handed = null;
                    if (job.start()) {
                        return job;
                    }
                    cancelled++;
                    handOn(worker);
                    leftNanos = keepAliveNanos;
                } else if (closed || leftNanos <= 0) {
                    leave(worker);
                } else {
                    leftNanos = awaitCall(worker, leftNanos);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is next()
    private static long awaitCall(Worker worker, long leftNanos) {
        long deadline = System.nanoTime() + leftNanos;
        try {
            return worker.called.awaitNanos(leftNanos);
        } catch (InterruptedException strayed) { // by somebody who kept the thread of old work
            return deadline - System.nanoTime();
        }
    }

    /** Counts a job that has run, and gives its worker the next one or makes it idle. */
    void ended(Worker worker) {
        lock.lock();
        try {
            completed++;
            handOn(worker);
        } finally {
            lock.unlock();
        }
    }

    private void handOn(Worker worker) {
        worker.handed = queue.poll();
        if (worker.handed == null) {
            idle.push(worker);
        }
    }

    private void leave(Worker worker) {
        workers.remove(worker);
        idle.removeLastOccurrence(worker);
        if (closed) {
            changed.signalAll();
        }
    }

    // ---- closing ----

    /**
     * Refuses what has not begun and waits for what has. The refused have their outcome before any
     * of them is woken, and before another close can return.
     *
     * @param timeout how long to wait
     * @return whether all workers have left but those that are closing
     */
    public boolean close(Duration timeout) {
        List<Job<?>> left = new ArrayList<>();
        Worker self;
        lock.lock();
        try {
            closed = true;
            for (Worker worker : workers) {
                if (worker.handed != null) {
                    left.add(worker.handed);
                    worker.handed = null;
                    idle.push(worker);
                }
                worker.called.signal();
            }
            for (Job<?> job; (job = queue.poll()) != null; ) {
                left.add(job);
            }
            cancelled += left.size();
            left.removeIf(job -> !job.refuse(closedBefore("had started")));
            self = workerOfThisThread();
            if (self != null && !closing.add(self)) {
                self = null; // a handler closes the pool that it is being told of
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            left.forEach(Job::wakeOwner);
            return awaitEnd(timeout);
        } finally {
            if (self != null) {
                forgetClosing(self);
            }
        }
    }

    private void forgetClosing(Worker self) {
        lock.lock();
        try {
            closing.remove(self);
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitEnd(Duration timeout) {
        long leftNanos = saturatedNanos(timeout);
        boolean interrupted = false;
        List<Worker> stuck = new ArrayList<>();
        lock.lock();
        try {
            long deadline = System.nanoTime() + leftNanos;
            while (!closing.containsAll(workers) && leftNanos > 0) {
                try {
                    leftNanos = changed.awaitNanos(leftNanos);
                } catch (InterruptedException e) {
                    interrupted = true;
                    leftNanos = deadline - System.nanoTime();
                }
            }
            stuck.addAll(workers);
            stuck.removeAll(closing);
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        for (Worker worker : stuck) {
            reportStuck(worker.thread, timeout);
        }
        return stuck.isEmpty();
    }

    private void reportStuck(@Nullable Thread thread, Duration timeout) {
        if (thread == null) { // its factory has not answered yet
            return;
        }
        TimeoutException stuck =
                new TimeoutException(
                        "thread \""
                                + thread.getName()
                                + "\" has not ended "
                                + timeout
                                + " after blocking pool \""
                                + name
                                + "\" was closed; its work goes on, here is where it was");
        stuck.setStackTrace(thread.getStackTrace());
        Threads.report(handler, thread, stuck);
    }

    /**
     * Tells whether the calling thread is one of the workers'.
     *
     * @return true on such a thread until it has left
     */
    public boolean isPoolThread() {
        lock.lock();
        try {
            return workerOfThisThread() != null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Worker workerOfThisThread() {
        Thread current = Thread.currentThread();
        for (Worker worker : workers) {
            if (worker.thread == current) {
                return worker;
            }
        }
        return null;
    }

    private CancellationException closedBefore(String event) {
        return new CancellationException(
                "blocking pool \"" + name + "\" was closed before the work " + event);
    }

    // ---- for everybody ----

    /** Takes note of a failure that no future can give to anybody. */
    void report(Throwable failure) {
        Threads.report(handler, Thread.currentThread(), failure);
    }

    /**
     * Counts.
     *
     * @return the counts of this moment
     */
    public BlockingMetrics metrics() {
        lock.lock();
        try {
            return new BlockingMetrics(
                    workers.size(),
                    idle.size(),
                    workers.size() - idle.size(),
                    queue.size(),
                    completed,
                    cancelled);
        } finally {
            lock.unlock();
        }
    }

    private static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    /** Gives the name and the counts. */
    @Override
    public String toString() {
        BlockingMetrics counts = metrics();
        return "Pool[\""
                + name
                + "\", "
                + counts.threads()
                + " threads, "
                + counts.running()
                + " running, "
                + counts.queued()
                + " queued]";
    }
}
