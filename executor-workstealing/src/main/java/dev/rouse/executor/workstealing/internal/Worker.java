package dev.rouse.executor.workstealing.internal;

import dev.rouse.executor.workstealing.WorkerMetrics;
import dev.rouse.task.Budget;
import dev.rouse.task.Parker;
import dev.rouse.task.Task;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One thread of the pool and what belongs to it: a place for the next task, a ring of others,
 * timers, and the tasks that wait and first did so here.
 *
 * <p><b>Where the next task comes from</b>, in this order:
 *
 * <ol>
 *   <li>once in each turn (see {@link TurnLength}) the {@link InjectQueue}, so that a busy worker
 *       does not starve what comes from outside; as much of its share as half a ring has room for
 *       follows, behind the worker's own tasks
 *   <li>the {@link LifoSlot}, but after {@value #LIFO_IN_A_ROW} from there one from the ring
 *   <li>the front of its own {@link LocalQueue}
 *   <li>a share of the inject queue
 *   <li>half of another worker's ring, beginning at a random one; then the inject queue once more
 *   <li>nowhere: it looks on for a few microseconds, if it may search, and then sleeps until the
 *       next of its timers, or until it is woken, see {@link IdleWorkers}
 * </ol>
 *
 * <p><b>Where tasks go.</b> One that is woken or spawned by a task of this worker takes the LIFO
 * slot and pushes out the one that is there, to the back of the ring, where others may steal it;
 * then a sleeping worker is woken. A task that yields goes to the back of the ring and wakes
 * nobody: this worker will get to it, and once in a turn it calls a sleeping worker to what is
 * there.
 *
 * <p><b>Threads.</b> Fields without another remark are this worker's own. Others may steal from
 * {@link #ring} and {@link #lifo}, use {@link #timers} and {@link #live} under their locks, and
 * {@link #unpark}.
 */
final class Worker implements Runnable {

    /** As in Tokio. */
    private static final int LIFO_IN_A_ROW = 3;

    /** A share of the inject queue is at most half a ring, so that it cannot overflow at once. */
    private static final int SHARE = LocalQueue.CAPACITY / 2;

    /** Every so many turns the list of waiting tasks is looked over. */
    private static final int TURNS_PER_SWEEP = 16;

    private static final VarHandle CURRENT;

    static {
        try {
            CURRENT = MethodHandles.lookup().findVarHandle(Worker.class, "current", Task.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Pool pool;
    private final String name;
    final LocalQueue ring = new LocalQueue(LocalQueue.CAPACITY);
    final LifoSlot lifo = new LifoSlot();
    final TimerWheel timers;
    final LiveBag live = new LiveBag();
    final Budget budget = new Budget();
    final WorkerCounters counters = new WorkerCounters();
    private final Parker parker = new Parker();
    private final TurnLength turnLength = new TurnLength();

    /** What is being run, for others to look at; they may see it late. */
    @SuppressWarnings("unused") // through CURRENT only
    private @Nullable Task<?> current;

    /** Until when this worker would sleep; before that is decided, for ever. */
    private volatile long sleepsUntilNanos = TimerWheel.NEVER;

    private volatile @Nullable Thread thread;

    private boolean searching;
    private int lifoInARow;
    private boolean injectFirst;
    private int leftInTurn;
    private int turns;
    private long turnStartNanos;
    private int turnPolls;
    private long random;

    Worker(Pool pool, String name, long seed) {
        this(pool, name, seed, new TimerWheel());
    }

    /** With a wheel that a test may let fail. */
    Worker(Pool pool, String name, long seed, TimerWheel timers) {
        this.pool = pool;
        this.timers = timers;
        this.name = name;
        this.random = seed | 1; // xorshift must not begin at zero
    }

    // ---- the loop ----

    @Override
    public void run() {
        thread = Thread.currentThread();
        WorkerThread.bind(this);
        try {
            turnStartNanos = pool.nowNanos();
            while (!pool.isClosing()) {
                try {
                    step();
                } catch (Throwable thrown) { // ours, or an Error of the virtual machine: go on
                    pool.reportWorker(name, thrown);
                }
            }
            pool.leave(this);
        } finally {
            WorkerThread.bind(null);
        }
    }

    /** Runs one task, or sleeps until there may be one. */
    void step() {
        if (--leftInTurn <= 0) {
            beginTurn();
        }
        Task<?> task = next();
        if (task == null) {
            task = search();
        }
        if (task != null) {
            execute(task);
        } else if (!isWorkThereSoon()) {
            park();
        }
    }

    private void beginTurn() {
        long nowNanos = pool.nowNanos();
        measure(nowNanos);
        leftInTurn = turnLength.tasks();
        injectFirst = true;
        callSleeperToRing(); // tasks that yield have woken nobody
        if (timers.isDue(nowNanos)) {
            timers.expire(nowNanos, pool::wakeSafely);
        }
        if (++turns >= TURNS_PER_SWEEP) {
            sweep();
        }
    }

    private void callSleeperToRing() {
        if (ring.length() > 0) {
            pool.idle.wakeOne();
        }
    }

    private void measure(long nowNanos) {
        turnLength.measured(nowNanos - turnStartNanos, turnPolls);
        turnStartNanos = nowNanos;
        turnPolls = 0;
    }

    private void sweep() {
        turns = 0;
        live.sweep(pool.alive());
    }

    private @Nullable Task<?> next() {
        if (injectFirst) {
            injectFirst = false;
            Task<?> task = pool.inject.pop();
            if (task != null) {
                takeShare(SHARE - ring.length());
                return task;
            }
        }
        if (lifoInARow < LIFO_IN_A_ROW) {
            Task<?> task = lifo.take();
            if (task != null) {
                lifoInARow++;
                return task;
            }
        }
        lifoInARow = 0;
        Task<?> task = ring.pop();
        if (task == null) {
            task = lifo.take();
        }
        if (task == null && takeShare(SHARE)) {
            task = ring.pop();
        }
        return task;
    }

    /**
     * Moves its share of the inject queue, or the {@code most}, to the ring; false if it was empty.
     */
    private boolean takeShare(int most) {
        if (most <= 0 || pool.inject.isEmpty()) {
            return false;
        }
        ring.refill(pool.inject, Math.min(most, pool.shareOfInject()));
        // A searcher that looked in between has seen the tasks in neither queue.
        callSleeperToRing();
        return true;
    }

    private @Nullable Task<?> search() {
        if (!searching && !pool.idle.trySearch()) {
            return null;
        }
        searching = true;
        Worker[] workers = pool.workers();
        int start = nextRandom(workers.length);
        for (int i = 0; i < workers.length; i++) {
            Worker victim = workers[(start + i) % workers.length];
            if (victim != this) {
                Task<?> task = victim.ring.stealInto(ring);
                if (task != null) {
                    counters.stole();
                    return task;
                }
            }
        }
        return pool.inject.pop();
    }

    /** Marsaglia's xorshift: who is robbed first need not be unpredictable, only spread. */
    private int nextRandom(int bound) {
        long x = random;
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
        random = x;
        return (int) (((x >>> 32) * bound) >>> 32);
    }

    private void execute(Task<?> task) {
        if (searching) {
            searching = false;
            if (pool.idle.found() && pool.hasWork()) {
                pool.idle.wakeOne();
            }
        }
        counters.polled(); // before the task: who sees the task sees its number, or a later one
        currentRelease(task);
        turnPolls++;
        boolean ended = task.run();
        currentRelease(null);
        if (ended) {
            counters.ended();
        }
    }

    // ---- sleeping ----

    /**
     * Looks at the queues for a moment longer, letting other threads run meanwhile: putting a
     * thread to sleep and waking it costs both sides several times as much. Only a searcher does
     * this, and while there is one nobody is woken.
     */
    @SuppressWarnings("ThreadPriorityCheck") // only how soon depends on the scheduler
    private boolean isWorkThereSoon() {
        if (!searching || pool.parkAfterNanos() == 0) {
            return false;
        }
        long startNanos = pool.nowNanos();
        measure(startNanos);
        do {
            if (pool.hasWork() || pool.isClosing()) {
                turnStartNanos = pool.nowNanos(); // what was waited is not the tasks' time
                return true;
            }
            Thread.yield();
        } while (pool.nowNanos() - startNanos < pool.parkAfterNanos());
        return false;
    }

    private void park() {
        measure(pool.nowNanos());
        sweep();
        counters.parked();
        sleepsUntilNanos = TimerWheel.NEVER;
        parker.announce();
        boolean lookAgain = pool.idle.sleep(parker, searching);
        searching = false;
        boolean stay = false;
        try {
            long untilNanos = timers.nextNanos();
            sleepsUntilNanos = untilNanos;
            stay = pool.isClosing() || (lookAgain && pool.hasWork());
            if (stay) {
                parker.cancel();
            } else if (untilNanos == TimerWheel.NEVER) {
                parker.park();
            } else {
                parker.parkNanos(untilNanos - pool.nowNanos());
            }
        } finally { // after an Error too: who runs on must neither sleep nor be a searcher unawares
            searching = !pool.idle.leave(parker) || (stay && pool.idle.trySearch());
        }
        pool.monitor.noteAwake();
        turnStartNanos = pool.nowNanos();
        leftInTurn = 0;
    }

    /** Ends this worker's sleep, if it sleeps. Any thread. */
    void unpark() {
        parker.unpark();
    }

    /** Takes a timer that a thread without a wheel of its own has added. Any thread. */
    void noteTimer(long deadlineNanos) {
        if (deadlineNanos < sleepsUntilNanos) {
            parker.unpark();
        }
    }

    // ---- tasks that become runnable, on this worker's thread ----

    void schedule(Task<?> task) {
        Task<?> pushedOut = lifo.put(task);
        if (pushedOut != null) {
            enqueue(pushedOut);
            pool.idle.wakeOne();
        }
    }

    void reschedule(Task<?> task) {
        enqueue(task);
    }

    private void enqueue(Task<?> task) {
        int overflowed = ring.push(task, pool.inject);
        if (overflowed > 0) {
            counters.overflowed(overflowed);
            pool.idle.wakeOne();
        }
    }

    // ---- for others to look at ----

    @Nullable Task<?> currentAcquire() {
        return (Task<?>) CURRENT.getAcquire(this);
    }

    private void currentRelease(@Nullable Task<?> task) {
        CURRENT.setRelease(this, task);
    }

    boolean belongsTo(Pool some) {
        return pool == some;
    }

    /** The thread it runs on; null before it has begun. */
    @Nullable Thread thread() {
        return thread;
    }

    String name() {
        return name;
    }

    WorkerMetrics metrics() {
        int queued = ring.length() + (lifo.peek() == null ? 0 : 1);
        return counters.snapshot(name, queued, timers.size());
    }

    /** Names the worker and what it runs. */
    @Override
    public String toString() {
        Task<?> task = currentAcquire();
        return name + (task == null ? "" : " running " + task.info());
    }
}
