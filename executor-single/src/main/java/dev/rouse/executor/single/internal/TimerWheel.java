package dev.rouse.executor.single.internal;

import dev.rouse.Waker;
import dev.rouse.time.Timer;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.NanoClock;
import org.jctools.queues.varhandle.MpscLinkedVarHandleQueue;
import org.jspecify.annotations.Nullable;

/**
 * The clock and the timers of an engine.
 *
 * <p>Time is cut into ticks of about a millisecond. An entry whose tick has not begun is linked
 * into the {@link TimerTick} of its deadline, and Agrona's {@link DeadlineTimerWheel} holds one
 * timer for each such tick, not one for each entry: its slots are sized for the fullest tick, so
 * ten thousand equal deadlines would make it reserve room for ten thousand in every tick. When a
 * tick begins, its entries move into {@link #near}, a heap ordered by exact deadline. So adding and
 * cancelling are constant time, only entries of the current millisecond are ever sorted, and a
 * deadline is met to the nanosecond of the clock.
 *
 * <p><b>Threads.</b> {@link #nowNanos}, {@link #schedule} and cancelling from any thread. The
 * driver works on the structure directly; other threads leave the entry in {@link #remote}, to be
 * added, or if it has been added before, removed. Everything else is the driver's.
 */
final class TimerWheel implements Timer {

    private static final int TICK_SHIFT = 20;
    private static final int TICKS_PER_WHEEL = 512;

    /** Few, because distinct ticks that share a place are whole turns of the wheel apart. */
    private static final int TIMERS_PER_TICK = 4;

    private final Engine engine;
    private final NanoClock clock;
    private final long originNanos;

    private final PriorityQueue<TimerEntry> near =
            new PriorityQueue<>((a, b) -> Long.compare(a.deadlineNanos, b.deadlineNanos));

    private final Long2ObjectHashMap<TimerTick> ticksByNumber = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<TimerTick> ticksByTimer = new Long2ObjectHashMap<>();

    /** Made with the first timer: most engines never need it. */
    private @Nullable DeadlineTimerWheel wheel;

    private final MpscLinkedVarHandleQueue<TimerEntry> remote = new MpscLinkedVarHandleQueue<>();

    private final DeadlineTimerWheel.TimerHandler beginTick = this::beginTick;

    /** The last tick known to have begun. It may lag behind the clock until the next expire. */
    private long begunTick;

    /** Nothing is due before this; may be too early after a cancel, never too late. */
    private long nextNanos = Long.MAX_VALUE;

    TimerWheel(Engine engine, NanoClock clock) {
        this.engine = engine;
        this.clock = clock;
        this.originNanos = clock.nanoTime();
    }

    @Override
    public long nowNanos() {
        return Math.max(0, clock.nanoTime() - originNanos);
    }

    @Override
    public Registration schedule(long deadlineNanos, Waker waker) {
        TimerEntry entry = new TimerEntry(deadlineNanos, waker, this);
        if (deadlineNanos == Long.MAX_VALUE) {
            return entry; // never comes, so nobody has to remember it
        }
        if (engine.isDriver()) {
            insert(entry);
        } else {
            remote.offer(entry);
            engine.signal();
        }
        return entry;
    }

    /** Takes out an entry that has just been cancelled. */
    void remove(TimerEntry entry) {
        if (engine.isDriver()) {
            unlink(entry);
        } else if (entry.deadlineNanos != Long.MAX_VALUE) {
            remote.offer(entry);
        }
    }

    /** Tells whether other threads have left entries here. */
    boolean hasRemote() {
        return !remote.isEmpty();
    }

    /** The time before which {@link #expire} would do nothing; {@link Long#MAX_VALUE} for never. */
    long nextNanos() {
        return nextNanos;
    }

    /**
     * Wakes everything that is due.
     *
     * @return how many wakers were woken
     */
    int expire() {
        for (TimerEntry entry; (entry = remote.poll()) != null; ) {
            if (entry.isWaiting()) {
                insert(entry);
            } else {
                unlink(entry);
            }
        }
        if (nextNanos == Long.MAX_VALUE) {
            return 0;
        }
        long nowNanos = nowNanos();
        if (nowNanos < nextNanos) {
            return 0;
        }
        beginTicks(nowNanos);
        int woken = wakeDue(nowNanos);
        nextNanos = findNext();
        return woken;
    }

    private int wakeDue(long nowNanos) {
        int woken = 0;
        for (TimerEntry due;
                (due = near.peek()) != null && due.deadlineNanos <= nowNanos;
                woken++) {
            near.poll();
            Waker waker = due.fire();
            if (waker != null) {
                engine.wakeSafely(waker);
            }
        }
        return woken;
    }

    private void insert(TimerEntry entry) {
        if (nextNanos == Long.MAX_VALUE) {
            begunTick = nowNanos() >> TICK_SHIFT; // has not been kept up while there was no timer
        }
        long number = entry.deadlineNanos >> TICK_SHIFT;
        if (number <= begunTick) {
            near.add(entry);
            nextNanos = Math.min(nextNanos, entry.deadlineNanos);
        } else {
            TimerTick tick = ticksByNumber.get(number);
            if (tick == null) {
                tick = new TimerTick(number, wheel().scheduleTimer(number << TICK_SHIFT));
                ticksByNumber.put(number, tick);
                ticksByTimer.put(tick.timerId, tick);
                nextNanos = Math.min(nextNanos, number << TICK_SHIFT);
            }
            tick.add(entry);
        }
    }

    /**
     * An entry in the heap stays there until its deadline, less than a tick away, without waker.
     */
    private void unlink(TimerEntry entry) {
        TimerTick tick = entry.tick;
        if (tick != null) {
            tick.remove(entry);
            if (tick.isEmpty() && wheel != null) {
                wheel.cancelTimer(tick.timerId);
                ticksByNumber.remove(tick.number);
                ticksByTimer.remove(tick.timerId);
            }
        }
    }

    private DeadlineTimerWheel wheel() {
        DeadlineTimerWheel made = wheel;
        if (made == null) {
            made =
                    new DeadlineTimerWheel(
                            TimeUnit.NANOSECONDS,
                            0,
                            1L << TICK_SHIFT,
                            TICKS_PER_WHEEL,
                            TIMERS_PER_TICK);
            wheel = made;
        }
        if (made.timerCount() == 0) {
            made.currentTickTime(begunTick << TICK_SHIFT);
        }
        return made;
    }

    /**
     * Moves the wheel up to now. A poll of the wheel takes it one tick further; more than one turn
     * is never needed, since in one turn it sees every timer it has.
     */
    private void beginTicks(long nowNanos) {
        begunTick = nowNanos >> TICK_SHIFT;
        DeadlineTimerWheel turning = wheel;
        if (turning == null) {
            return;
        }
        for (int i = 0; i <= TICKS_PER_WHEEL && turning.timerCount() > 0; i++) {
            boolean caughtUp = turning.currentTickTime() > nowNanos;
            turning.poll(nowNanos, beginTick, Integer.MAX_VALUE);
            if (caughtUp) {
                return;
            }
        }
        turning.currentTickTime(nowNanos);
    }

    private boolean beginTick(TimeUnit unit, long nowNanos, long timerId) {
        TimerTick tick = ticksByTimer.remove(timerId);
        ticksByNumber.remove(tick.number);
        for (TimerEntry entry; (entry = tick.removeAny()) != null; ) {
            near.add(entry);
        }
        return true;
    }

    /**
     * Ticks that follow closely are found by their numbers, far ones by looking at all there are.
     */
    private long findNext() {
        TimerEntry nearest = near.peek();
        if (nearest != null) {
            return nearest.deadlineNanos;
        }
        long number = begunTick;
        for (int i = 0; i < ticksByNumber.size(); i++) {
            if (ticksByNumber.containsKey(++number)) {
                return number << TICK_SHIFT;
            }
        }
        long least = Long.MAX_VALUE;
        for (TimerTick tick : ticksByNumber.values()) {
            least = Math.min(least, tick.number << TICK_SHIFT);
        }
        return least;
    }

    /** Forgets everything; for an engine that has closed. */
    void clear() {
        remote.clear();
        near.clear();
        ticksByNumber.clear();
        ticksByTimer.clear();
        wheel = null;
        nextNanos = Long.MAX_VALUE;
    }
}
