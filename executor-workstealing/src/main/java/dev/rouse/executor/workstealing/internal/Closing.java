package dev.rouse.executor.workstealing.internal;

import dev.rouse.task.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of a pool, in numbered steps, after which no task is left and none can appear:
 *
 * <ol>
 *   <li>The inject queue refuses tasks, then {@link #hasBegun} becomes true, in this order: whoever
 *       still gets a task into that queue did so before any worker looks there for the last time.
 *       From now on {@code spawn} cancels at once, on the spawning thread.
 *   <li>All threads are woken. A worker sees the flag when its current poll returns and leaves its
 *       loop; a thread in {@code blockOn} drops its future.
 *   <li>Each leaving worker drops what it finds, until there is nothing: its own queues, the inject
 *       queue, the rings of all others, and everybody's tasks that wait. It need not care who else
 *       does the same: a task is dropped once, by whoever changes its state word first. A task that
 *       is inside a poll is only marked; the worker that runs it drops it, and then leaves too.
 *   <li>Meanwhile the monitor closes the threads for blocking work: what has not begun is
 *       cancelled, what runs is waited for.
 *   <li>The last one to leave has looked everywhere after all others had stopped running tasks, so
 *       nothing is left. It alone forgets the timers and reports failures that nobody joined.
 * </ol>
 *
 * <p><b>A worker that is stuck</b> in a poll never leaves. {@link #close} waits for it until a
 * timeout, reports which task it is and where, and returns. By then the other workers have dropped
 * everything else; if all of them are stuck, the closing thread does it. The stuck task is marked:
 * should its poll ever return, it is dropped and its worker leaves. Blocking work that is stuck is
 * reported by the monitor, for which {@link #close} waits a second more if need be. A thread that
 * is stuck in the poll of its {@code blockOn} is waited for and reported as a worker is.
 */
final class Closing {

    /** How long to wait, after the timeout, for reports that are about to be made. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Pool pool;
    private final long timeoutNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    /** Workers that have not left; guarded by the lock, as the five that follow. */
    private final Set<Worker> staying = new HashSet<>();

    private final Set<Caller> callers = new HashSet<>();

    /**
     * The threads that wait in {@link #close}; those of them that are callers do not wait for each
     * other.
     */
    private final Set<Thread> waiting = new HashSet<>();

    private boolean blockingEnded;

    /** Somebody was the last to leave, and takes step 5. */
    private boolean finishing;

    private boolean stuckReported;

    /** The thread that drops and reports in place of workers. */
    private volatile @Nullable Thread substitute;

    private volatile boolean begun;
    private volatile boolean over;

    Closing(Pool pool, long timeoutNanos) {
        this.pool = pool;
        this.timeoutNanos = timeoutNanos;
        this.staying.addAll(List.of(pool.workers()));
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isOver() {
        return over;
    }

    void close(boolean isWorker) {
        begin();
        if (!isWorker && !isAwaited(Thread.currentThread())) {
            await();
        }
    }

    /**
     * Tells whether closing waits for {@code thread}, which therefore must not wait for the end of
     * closing: drops, handlers and blocking work may call {@link #close}.
     */
    private boolean isAwaited(Thread thread) {
        return thread == substitute
                || pool.monitor.isRunBy(thread)
                || pool.blocking().isPoolThread();
    }

    /** Steps 1 and 2: from here on everything ends by itself. */
    void begin() {
        pool.inject.close();
        begun = true;
        for (Worker worker : pool.workers()) {
            worker.unpark();
        }
        pool.monitor.stop();
        List<Caller> asleep;
        lock.lock();
        try {
            asleep = new ArrayList<>(callers);
        } finally {
            lock.unlock();
        }
        asleep.forEach(Caller::unpark);
    }

    private void await() {
        List<Worker> stuck = List.of();
        List<Caller> stuckCallers = List.of();
        boolean interrupted;
        boolean gaveUp = false;
        lock.lock();
        try {
            waiting.add(Thread.currentThread());
            change.signalAll(); // to those that wait for this thread's blockOn
            interrupted = awaitUntil(timeoutNanos, () -> over && !isCallerAwaited());
            if (timeoutNanos > 0) {
                interrupted |= awaitUntil(GRACE_NANOS, () -> !isReportDue());
            }
            if ((!over || isCallerAwaited()) && !stuckReported) {
                stuckReported = true;
                gaveUp = true;
                stuck = new ArrayList<>(staying);
                stuckCallers = new ArrayList<>(callers);
                stuckCallers.removeIf(caller -> waiting.contains(caller.thread()));
            }
            waiting.remove(Thread.currentThread());
        } finally {
            lock.unlock();
        }
        if (gaveUp) {
            giveUp(stuck, stuckCallers);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Tells whether somebody is about to report what there is to report: the last to leave, or the
     * monitor, which waits for blocking work as long as {@link #await}, and begins a little later.
     */
    private boolean isReportDue() {
        return !over && (finishing || (!blockingEnded && pool.monitor.endsBlocking()));
    }

    /** Waits, under the lock; tells whether it was interrupted. */
    private boolean awaitUntil(long nanos, BooleanSupplier reached) {
        boolean interrupted = false;
        long startNanos = System.nanoTime();
        for (long leftNanos = nanos;
                leftNanos > 0 && !reached.getAsBoolean();
                leftNanos = nanos - (System.nanoTime() - startNanos)) {
            try {
                change.awaitNanos(leftNanos);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    /**
     * A thread that closes the executor from inside its own {@code blockOn} is in the way itself.
     */
    private boolean isCallerAwaited() {
        for (Caller caller : callers) {
            if (!waiting.contains(caller.thread())) {
                return true;
            }
        }
        return false;
    }

    private void report(Worker stuck) {
        Task<?> task = stuck.currentAcquire();
        Thread thread = stuck.thread();
        if (task == null || thread == null) {
            return;
        }
        IllegalStateException blocked =
                new IllegalStateException(
                        task.info()
                                + " has not returned from its poll on "
                                + stuck.name()
                                + " for "
                                + TimeUnit.NANOSECONDS.toMillis(timeoutNanos)
                                + " ms, so close() goes on without it; it is at the place of this"
                                + " stack trace, and will be dropped when it returns");
        blocked.setStackTrace(thread.getStackTrace());
        pool.failures().report(task.info(), blocked);
    }

    private void report(Caller stuck) {
        if (!stuck.isPolling()) {
            return; // it has only been slow to wake
        }
        IllegalStateException blocked =
                new IllegalStateException(
                        stuck
                                + " has not returned from the poll of its future for "
                                + TimeUnit.NANOSECONDS.toMillis(timeoutNanos)
                                + " ms, so close() goes on without it; it is at the place of this"
                                + " stack trace, and drops the future when it returns");
        blocked.setStackTrace(stuck.thread().getStackTrace());
        pool.reportWorker(stuck.toString(), blocked);
    }

    private void reportMonitor() {
        StackTraceElement[] where = pool.monitor.stuckAt();
        if (where != null) {
            IllegalStateException blocked =
                    new IllegalStateException(
                            "the handler of blocked tasks, or a waker, has not returned, so close()"
                                    + " goes on without it; it is at the place of this stack"
                                    + " trace");
            blocked.setStackTrace(where);
            pool.reportWorker(pool.monitor.toString(), blocked);
        }
    }

    // ---- who leaves ----

    /** A worker has left its loop. */
    void leave(Worker leaving) {
        dropEverything();
        boolean last;
        lock.lock();
        try {
            staying.remove(leaving);
            last = isLast();
        } finally {
            lock.unlock();
        }
        finishIf(last);
    }

    /** All blocking work has ended, or was given up. */
    void blockingEnds() {
        boolean last;
        lock.lock();
        try {
            blockingEnded = true;
            last = isLast();
            change.signalAll(); // to those that wait for what is stuck to be reported
        } finally {
            lock.unlock();
        }
        finishIf(last);
    }

    /**
     * Chooses one to finish, under the lock. Of two, the one with nothing left to do would let
     * {@link #close} return while the other is still reporting.
     */
    private boolean isLast() {
        boolean last = !finishing && staying.isEmpty() && blockingEnded;
        finishing |= last;
        return last;
    }

    private void finishIf(boolean last) {
        if (last) {
            dropEverything();
            finish();
        }
    }

    private void finish() {
        for (Worker worker : pool.workers()) {
            worker.timers.clear();
        }
        pool.failures().close();
        lock.lock();
        try {
            over = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void callerBegins(Caller caller) {
        lock.lock();
        try {
            callers.add(caller);
        } finally {
            lock.unlock();
        }
    }

    void callerEnds(Caller caller) {
        lock.lock();
        try {
            callers.remove(caller);
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops and reports in place of workers that do not leave. */
    void giveUp(List<Worker> stuck, List<Caller> stuckCallers) {
        substitute = Thread.currentThread();
        try {
            dropEverything();
            stuck.forEach(this::report);
            stuckCallers.forEach(this::report);
            reportMonitor();
            pool.failures().close();
        } finally {
            substitute = null;
        }
    }

    private void dropEverything() {
        LocalQueue loot = new LocalQueue(LocalQueue.CAPACITY);
        boolean found;
        do {
            found = dropInjected();
            for (Worker worker : pool.workers()) {
                found |= dropQueued(worker, loot);
                for (Task<?> task : worker.live.removeAll()) {
                    task.shutdown();
                    found = true;
                }
            }
        } while (found);
    }

    private boolean dropInjected() {
        boolean found = false;
        for (Task<?> task; (task = pool.inject.pop()) != null; ) {
            task.shutdown();
            found = true;
        }
        return found;
    }

    private static boolean dropQueued(Worker worker, LocalQueue loot) {
        boolean found = false;
        Task<?> next = worker.lifo.peek();
        if (next != null && worker.lifo.steal(next)) {
            next.shutdown();
            found = true;
        }
        for (Task<?> task; (task = worker.ring.stealInto(loot)) != null; ) {
            do {
                task.shutdown();
                task = loot.pop();
            } while (task != null);
            found = true;
        }
        return found;
    }

    /** Says how far it is, and who is still there. */
    @Override
    public String toString() {
        lock.lock();
        try {
            return over ? "closed" : begun ? "closing, there are still " + staying : "open";
        } finally {
            lock.unlock();
        }
    }
}
