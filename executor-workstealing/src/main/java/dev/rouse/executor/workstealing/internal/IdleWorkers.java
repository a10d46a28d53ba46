package dev.rouse.executor.workstealing.internal;

import dev.rouse.task.Parker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Who of the workers sleeps, how many look for work, and whether a new task is a reason to wake
 * one.
 *
 * <p>One word holds two counts, {@code awake} (high half) and {@code searching} (low half;
 * searchers are awake). The protocol is Tokio's:
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
 * <p>The sleepers are a stack under a lock that is only taken to sleep and to wake: the one that
 * slept shortest has the warmest cache.
 */
public final class IdleWorkers {

    private static final int SEARCHER = 1;
    private static final int AWAKE = 1 << 16;
    private static final int SEARCHING_MASK = AWAKE - 1;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(IdleWorkers.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int workers;
    private final @Nullable Parker[] sleepers;
    private int asleep;

    @SuppressWarnings("unused") // through STATE only
    private int state;

    /**
     * All workers are awake, and none searches.
     *
     * @param workers how many there are
     */
    public IdleWorkers(int workers) {
        this.workers = workers;
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
        int before = stateAdd(-SEARCHER);
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
        int before = stateAdd(searching ? -AWAKE - SEARCHER : -AWAKE);
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

    /** Wakes a worker if one sleeps and none searches. The caller has filled a queue before. */
    public void wakeOne() {
        VarHandle.fullFence();
        if (isWakeDue(stateAcquire())) {
            Parker woken = pop();
            if (woken != null) {
                woken.unpark();
            }
        }
    }

    private synchronized @Nullable Parker pop() {
        if (asleep == 0 || !isWakeDue(stateAcquire())) {
            return null;
        }
        stateAdd(AWAKE + SEARCHER);
        Parker woken = sleepers[--asleep];
        sleepers[asleep] = null;
        return woken;
    }

    private boolean isWakeDue(int word) {
        return searching(word) == 0 && awake(word) < workers;
    }

    /**
     * Counts the workers that do not sleep.
     *
     * @return how many there were a moment ago
     */
    public int awake() {
        return awake(stateAcquire());
    }

    private static int searching(int word) {
        return word & SEARCHING_MASK;
    }

    private static int awake(int word) {
        return word >>> 16;
    }

    private int stateAcquire() {
        return (int) STATE.getAcquire(this);
    }

    private int stateAdd(int delta) {
        return (int) STATE.getAndAdd(this, delta);
    }

    /** Shows both counts. */
    @Override
    public String toString() {
        int word = stateAcquire();
        return "IdleWorkers["
                + awake(word)
                + " of "
                + workers
                + " awake, "
                + searching(word)
                + " searching]";
    }
}
