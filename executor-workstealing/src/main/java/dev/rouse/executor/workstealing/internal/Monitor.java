package dev.rouse.executor.workstealing.internal;

import dev.rouse.executor.workstealing.BlockedTask;
import dev.rouse.task.Parker;
import dev.rouse.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a task which does not return from its poll harms only itself.
 *
 * <p>A thread that looks at all workers every {@value #LOOK_MILLIS} milliseconds, and sleeps when
 * they have slept for a while. Where it finds a worker inside the same poll as at its last look, it
 *
 * <ul>
 *   <li>takes the task out of the worker's {@link LifoSlot}, where no thief looks, to the inject
 *       queue
 *   <li>wakes a worker if there is something to steal from the ring
 *   <li>wakes the timers that are due in the worker's wheel
 *   <li>reports the task, once for each poll, when the poll has taken too long
 * </ul>
 *
 * <p>It also wakes a worker for tasks that wait because callers take up the processors: they may in
 * truth be blocked, and so may the workers that are awake.
 *
 * <p>So behind a task that blocks or computes for long, others wait for two looks at most, while
 * tasks that send each other messages never see the monitor: their worker is in another poll every
 * time.
 *
 * <p>When the pool closes, this thread closes the threads for blocking work, which takes as long as
 * that work.
 *
 * <p><b>Memory.</b> What it reads of a worker may be old. A poll number that is old makes it find a
 * worker stuck that is not, and all it does then is harmless.
 *
 * <p><b>Threads.</b> Its own; {@link #noteAwake} and {@link #stop} from any.
 */
final class Monitor implements Runnable {

    private static final long LOOK_MILLIS = 5;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);

    /**
     * So many looks in a row at which nothing had happened let it sleep. Fewer would have a pool
     * that is idle every other moment wake its monitor each time, which costs more than looking.
     */
    private static final int IDLE_LOOKS = 20;

    private final Pool pool;
    private final Parker parker = new Parker();
    private final Watch[] watches;
    private final PoolSettings settings;

    /** Set before it looks whether all workers sleep, which they tell only behind having woken. */
    private volatile boolean asleep;

    private volatile @Nullable Thread thread;

    /** It is inside a handler or a waker, which may not return. */
    private volatile boolean calling;

    private int idleLooks;
    private long lastPolls;

    /** What the monitor remembers of a worker between two looks. */
    private static final class Watch {
        final Worker worker;
        long polls = -1;
        long sinceNanos;
        boolean reported;

        Watch(Worker worker) {
            this.worker = worker;
        }
    }

    Monitor(Pool pool, PoolSettings settings) {
        this.pool = pool;
        this.settings = settings;
        this.watches = new Watch[pool.workers().length];
        for (int i = 0; i < watches.length; i++) {
            watches[i] = new Watch(pool.workers()[i]);
        }
    }

    Thread newThread(String name) {
        Thread thread = new Thread(this, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A worker has woken, so there is somebody to watch. */
    void noteAwake() {
        if (asleep) {
            parker.unpark();
        }
    }

    /** Ends the sleep; the pool is closing, which ends the thread. */
    void stop() {
        parker.unpark();
    }

    /**
     * The stack of a handler or waker that does not return, which keeps this from ending; else
     * null, also if this thread is only late.
     */
    StackTraceElement @Nullable [] stuckAt() {
        Thread own = thread;
        if (own == null || !calling) {
            return null;
        }
        StackTraceElement[] where = own.getStackTrace();
        return calling ? where : null;
    }

    /** Tells whether it waits for the end of blocking work, or is about to, of a closing pool. */
    boolean endsBlocking() {
        return thread != null && !calling;
    }

    /** Tells whether {@code some} is its thread, as it is for handlers and wakers called here. */
    boolean isRunBy(Thread some) {
        return thread == some;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!pool.isClosing()) {
            try {
                look();
                sleep();
            } catch (Throwable thrown) { // of a handler: it must not end the watch
                pool.reportWorker(Thread.currentThread().getName(), thrown);
            }
        }
        try {
            pool.blocking().close(Duration.ofNanos(settings.closeTimeoutNanos()));
        } finally {
            pool.blockingEnds();
        }
    }

    private void sleep() {
        asleep = idleLooks >= IDLE_LOOKS;
        parker.announce();
        if (pool.isClosing()) {
            parker.cancel();
        } else if (asleep && pool.idle.awake() == 0) {
            parker.park();
        } else {
            parker.parkNanos(LOOK_NANOS);
        }
        asleep = false;
    }

    /** Looks at every worker once and helps those behind one that is stuck. */
    void look() {
        long nowNanos = pool.nowNanos();
        long allPolls = 0;
        for (Watch watch : watches) {
            Task<?> task = watch.worker.currentAcquire();
            long polls = watch.worker.counters.pollsOpaque();
            allPolls += polls;
            if (task == null || polls != watch.polls) {
                watch.polls = task == null ? -1 : polls;
                watch.sinceNanos = nowNanos;
                watch.reported = false;
            } else {
                rescue(watch.worker, nowNanos);
                report(watch, task, nowNanos - watch.sinceNanos);
            }
        }
        if (pool.hasWork()) {
            pool.idle.wakeHeldBack();
        }
        idleLooks = allPolls == lastPolls && pool.idle.awake() == 0 ? idleLooks + 1 : 0;
        lastPolls = allPolls;
    }

    private void rescue(Worker stuck, long nowNanos) {
        Task<?> next = stuck.lifo.peek();
        if (next != null && stuck.lifo.steal(next)) {
            pool.inject(next);
        } else if (stuck.ring.length() > 0) {
            pool.idle.wakeOne();
        }
        if (stuck.timers.isDue(nowNanos)) {
            call(() -> stuck.timers.expire(nowNanos, pool::wakeSafely));
        }
    }

    private void report(Watch watch, Task<?> task, long tookNanos) {
        if (watch.reported || tookNanos < settings.blockedAfterNanos()) {
            return;
        }
        watch.reported = true;
        Thread thread = watch.worker.thread();
        List<StackTraceElement> where =
                thread == null ? List.of() : List.of(thread.getStackTrace());
        BlockedTask blocked =
                new BlockedTask(
                        task.info(), watch.worker.name(), Duration.ofNanos(tookNanos), where);
        call(() -> settings.blockedHandler().accept(blocked));
    }

    private void call(Runnable foreign) {
        calling = true;
        try {
            foreign.run();
        } finally {
            calling = false;
        }
    }

    /** Names itself, for reports. */
    @Override
    public String toString() {
        return settings.name() + "-monitor";
    }
}
