package dev.rouse.executor.workstealing.internal;

import dev.rouse.task.Parker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Who of the workers sleeps, how many look for work, and whether a new task is a reason to wake
 * one.
 *
 * <p>One word holds three counts. The protocol of the workers is Tokio's:
 *
 * <pre>{@code
 * bit 63 ...... 32   31 .... 16   15 .... 0
 *     callers        awake        searching      searchers are awake
 * }</pre>
 *
 * <pre>{@code
 *               1                2
 * +-> RUNNING -----> SEARCHING -----> ASLEEP
 * |     | ^              |             | |
 * |     | +--------------+             | |
 * |     |        3                     | |
 * |     +------------------------------+ |
 * |                 2             4      |
 * +--------------------------------------+
 *                   5
 * }</pre>
 *
 * <ol>
 *   <li>{@link #trySearch}: out of work of its own. At most half of the workers search at a time;
 *       the others go to sleep right away, because one searcher more would find no more.
 *   <li>{@link #sleep}: found nothing. It must have announced itself to its {@link
 *       dev.rouse.task.Parker} before. Who leaves no searcher behind looks at all queues once more
 *       after this.
 *   <li>{@link #found}: the last searcher that finds work wakes another, so that wake-ups spread as
 *       long as there is work.
 *   <li>{@link #wakeOne}, by whoever made a task runnable: the woken worker is searching.
 *   <li>{@link #leave}: woken by a timer or by chance, and running.
 * </ol>
 *
 * <p><b>No wake is lost.</b> Whoever makes a task runnable first stores it in a queue and then,
 * behind a full fence, reads this word; whoever goes to sleep first changes this word and then,
 * behind a full fence too, reads the queues. If the reader of the word wakes nobody, then somebody
 * was searching, or all were awake. In the first case the last one to stop searching either finds
 * the task or looks once more in step 2 or 3. In the second, whoever goes to sleep later looks once
 * more or leaves that to a searcher, also if it was denied a search itself: the searchers that it
 * was denied for may all have found something else meanwhile.
 *
 * <p><b>Callers.</b> A thread in {@code blockOn} is no worker, but while it runs it needs a
 * processor. As long as one worker is awake no other is woken for a task if it would be one thread
 * more than there are processors, or workers if those are more: the new thread would only take
 * turns with the others. The task then waits for a worker that is awake, as it does when all are,
 * and by the same argument it is not lost. A caller that rests looks for it first, and the {@link
 * Monitor} wakes a worker all the same when it finds that something waits.
 *
 * <p>The sleepers are a stack under a lock that is only taken to sleep and to wake: the one that
 * slept shortest has the warmest cache.
 */
public final class IdleWorkers {

    /** One in the count of searchers; all counts are changed by additions. */
    private static final long SEARCHER = 1;

    /** One in the count of workers that do not sleep. */
    private static final long AWAKE = 1L << 16;

    /** One in the count of callers that run. */
    private static final long CALLER = 1L << 32;

    private static final int COUNT_MASK = 0xFFFF;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(IdleWorkers.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int workers;

    /** How many threads, workers and callers together, are worth running at a time. */
    private final int threads;

    private final @Nullable Parker[] sleepers;
    private int asleep;

    @SuppressWarnings("unused") // through STATE only
    private long state;

    /**
     * All workers are awake, and none searches.
     *
     * @param workers how many there are; less than 65536
     * @param processors how many threads can run at a time
     */
    public IdleWorkers(int workers, int processors) {
        this.workers = workers;
        this.threads = Math.max(workers, processors);
        this.sleepers = new Parker[workers];
        this.state = workers * AWAKE;
    }

    /**
     * Lets a running worker search, unless half of them do so already.
     *
     * @return whether it may
     */
    public boolean trySearch() {
        if (2 * searching(stateAcquire()) >= workers) {
            return false;
        }
        stateAdd(SEARCHER);
        return true;
    }

    /**
     * Ends a search that found something.
     *
     * @return true if nobody else searches, and one should be woken if there is more
     */
    public boolean found() {
        long before = stateAdd(-SEARCHER);
        VarHandle.fullFence();
        return searching(before) == 1;
    }

    /**
     * Puts a worker among the sleepers.
     *
     * @param worker where it sleeps; it has announced that
     * @param searching whether it was searching
     * @return true if nobody searches now, and it must look once more, whether it was searching
     *     itself or not
     */
    public synchronized boolean sleep(Parker worker, boolean searching) {
        sleepers[asleep++] = worker;
        long before = stateAdd(searching ? -AWAKE - SEARCHER : -AWAKE);
        VarHandle.fullFence();
        return searching(before) == (searching ? 1 : 0);
    }

    /**
     * Takes a worker out of the sleepers.
     *
     * @param worker where it slept
     * @return false if it has just been woken, and is searching
     */
    synchronized boolean leave(Parker worker) {
        for (int i = 0; i < asleep; i++) {
            if (sleepers[i] == worker) {
                System.arraycopy(sleepers, i + 1, sleepers, i, --asleep - i);
                sleepers[asleep] = null;
                stateAdd(AWAKE);
                return true;
            }
        }
        return false;
    }

    /**
     * Wakes a worker if one sleeps, none searches, and there is a processor for it. The caller has
     * filled a queue before.
     */
    public void wakeOne() {
        VarHandle.fullFence();
        wakeOneOf(threads);
    }

    /**
     * Wakes a worker if one sleeps, none searches, and callers are the only reason why that has not
     * been done.
     */
    void wakeHeldBack() {
        if (callers(stateAcquire()) > 0) {
            wakeOneOf(Integer.MAX_VALUE);
        }
    }

    /** Wakes a worker unless more threads than {@code most} would run then. */
    private void wakeOneOf(int most) {
        if (isWakeDue(stateAcquire(), most)) {
            Parker woken = pop(most);
            if (woken != null) {
                woken.unpark();
            }
        }
    }

    private synchronized @Nullable Parker pop(int most) {
        if (asleep == 0 || !isWakeDue(stateAcquire(), most)) {
            return null;
        }
        stateAdd(AWAKE + SEARCHER);
        Parker woken = sleepers[--asleep];
        sleepers[asleep] = null;
        return woken;
    }

    private boolean isWakeDue(long word, int most) {
        int awake = awake(word);
        return searching(word) == 0
                && awake < workers
                && (awake == 0 || awake + callers(word) < most);
    }

    /** A caller begins to run, and needs a processor. */
    public void callerRuns() {
        stateAdd(CALLER);
    }

    /** A caller does not run any more. It looks for work afterwards, and wakes a worker for it. */
    public void callerRests() {
        stateAdd(-CALLER);
        VarHandle.fullFence();
    }

    /**
     * Counts the workers that do not sleep.
     *
     * @return how many there were a moment ago
     */
    public int awake() {
        return awake(stateAcquire());
    }

    private static int searching(long word) {
        return (int) word & COUNT_MASK;
    }

    private static int awake(long word) {
        return (int) (word / AWAKE) & COUNT_MASK;
    }

    private static int callers(long word) {
        return (int) (word / CALLER);
    }

    private long stateAcquire() {
        return (long) STATE.getAcquire(this);
    }

    private long stateAdd(long delta) {
        return (long) STATE.getAndAdd(this, delta);
    }

    /** Shows the counts. */
    @Override
    public String toString() {
        long word = stateAcquire();
        return "IdleWorkers["
                + awake(word)
                + " of "
                + workers
                + " awake, "
                + searching(word)
                + " searching"
                + (callers(word) == 0 ? "" : ", " + callers(word) + " callers running")
                + "]";
    }
}
