package dev.rouse.executor.workstealing.internal;

import static java.util.Objects.requireNonNull;

import dev.rouse.Waker;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one worker: a hierarchical timing wheel, after Varghese and Lauck, "Hashed and
 * Hierarchical Timing Wheels" (SOSP 1987).
 *
 * <p>Time goes in ticks of a millisecond. Level 0 has a slot for each of the next 64 ticks, level 1
 * one for each of the next 64 stretches of 64 ticks, and so on; {@value #LEVELS} levels reach 2.2
 * years, and what is later waits in the last slot and is placed again when its turn comes. An entry
 * is placed by the highest bit in which its tick differs from the present one. When the present
 * enters a slot of a higher level, its entries are placed again, further down. A word of 64 bits
 * for each level says which slots are occupied, so the next deadline is found without walking.
 *
 * <p>Adding and cancelling take constant time: a lock that is hardly ever contended, and a few
 * links. Entries of the same tick are woken in the order of registration, unless one was out of
 * reach when it was registered. A waker is woken at the first tick that is not before its deadline,
 * never before it.
 *
 * <p><b>Threads.</b> Any. {@link #lock} guards everything. Wakers are woken outside of it, in
 * batches.
 */
class TimerWheel {

    /** No timer: what {@link #nextNanos} says of an empty wheel. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int LEVELS = 6;
    private static final int SLOT_BITS = 6;
    private static final int SLOTS = 1 << SLOT_BITS;

    /** How far ahead an entry is placed: one slot of the top level less than a whole round. */
    private static final long REACH = (SLOTS - 1L) << ((LEVELS - 1) * SLOT_BITS);

    /** Wakers taken out at a time. */
    private static final int BATCH = 32;

    private final TinyLock lock = new TinyLock();

    /**
     * The first entry of each slot; its {@code previous} is the last one, for adding at the end.
     */
    private final @Nullable TimerEntry[] slots = new TimerEntry[LEVELS * SLOTS];

    private final long[] occupied = new long[LEVELS];

    /** The present: ticks that are over. */
    private long now;

    private int size;

    /** Adds an entry; it is woken by a later {@link #expire}. */
    TimerEntry add(long deadlineNanos, Waker waker) {
        TimerEntry entry = new TimerEntry(deadlineNanos, waker, this);
        lock.lock();
        place(entry);
        size++;
        lock.unlock();
        return entry;
    }

    /** Takes an entry out; false if it was taken out before. */
    boolean cancel(TimerEntry entry) {
        lock.lock();
        boolean waits = entry.slot != TimerEntry.NOWHERE;
        if (waits) {
            unlink(entry);
            entry.waker = null;
            size--;
        }
        lock.unlock();
        return waits;
    }

    /**
     * Wakes all entries whose deadline is not after {@code nowNanos}; says how many. It ends also
     * if each waker adds another entry that is due: no more are woken than there were at first.
     */
    int expire(long nowNanos, Consumer<Waker> wake) {
        long target = nowNanos / TICK_NANOS;
        int most = size();
        int woken = 0;
        Waker[] batch = new Waker[Math.min(BATCH, most)];
        int count;
        do {
            lock.lock();
            count = takeDue(target, batch);
            lock.unlock();
            for (int i = 0; i < count; i++) {
                wake.accept(batch[i]);
            }
            woken += count;
        } while (count == BATCH && woken < most);
        return woken;
    }

    /** Tells whether {@link #expire} would wake anybody, or have something to move. */
    boolean isDue(long nowNanos) {
        return nextNanos() <= nowNanos;
    }

    /**
     * A time before which {@link #expire} has nothing to do: the first deadline, or the moment when
     * entries that are far off have to be placed again.
     */
    long nextNanos() {
        lock.lock();
        long tick = size == 0 ? NEVER : nextTick();
        lock.unlock();
        return tick > NEVER / TICK_NANOS ? NEVER : tick * TICK_NANOS;
    }

    int size() {
        lock.lock();
        int current = size;
        lock.unlock();
        return current;
    }

    /** Forgets all entries. */
    void clear() {
        lock.lock();
        for (int slot = 0; slot < slots.length; slot++) {
            for (TimerEntry entry; (entry = slots[slot]) != null; ) {
                unlink(entry);
                entry.waker = null;
            }
        }
        size = 0;
        lock.unlock();
    }

    // ---- under the lock ----

    private int takeDue(long target, Waker[] batch) {
        int count = 0;
        while (size > 0) {
            long tick = nextTick();
            if (tick > target) {
                break;
            }
            now = tick;
            int slot = nextSlot();
            for (TimerEntry entry; (entry = slots[slot]) != null; ) {
                if (slot >= SLOTS && tickOf(entry) > now) {
                    unlink(entry);
                    place(entry);
                } else if (count == batch.length) {
                    return count;
                } else {
                    unlink(entry);
                    batch[count++] = requireNonNull(entry.waker);
                    entry.waker = null;
                    size--;
                }
            }
        }
        if (target > now) {
            now = target;
        }
        return count;
    }

    /**
     * The tick at which something is to be done, not before the present. The wheel is not empty.
     */
    private long nextTick() {
        return tickOf(nextSlot());
    }

    /** When a slot's turn comes: the first of its ticks, in this round of its level or the next. */
    private long tickOf(int slot) {
        int shift = (slot >> SLOT_BITS) * SLOT_BITS;
        long round = 1L << (shift + SLOT_BITS);
        long tick = (now & -round) + ((long) (slot & (SLOTS - 1)) << shift);
        return tick < now ? tick + round : tick;
    }

    private static int slotOf(long tick, int shift) {
        return shift / SLOT_BITS * SLOTS + ((int) (tick >>> shift) & (SLOTS - 1));
    }

    /** The lowest level has what comes first. The wheel is not empty. */
    private int nextSlot() {
        int level = 0;
        while (occupied[level] == 0) {
            level++;
        }
        int present = (int) (now >>> (level * SLOT_BITS)) & (SLOTS - 1);
        int ahead = Long.numberOfTrailingZeros(Long.rotateRight(occupied[level], present));
        return level * SLOTS + ((present + ahead) & (SLOTS - 1));
    }

    private static long tickOf(TimerEntry entry) {
        long ticks = entry.deadlineNanos / TICK_NANOS;
        return entry.deadlineNanos % TICK_NANOS > 0 ? ticks + 1 : ticks;
    }

    private void place(TimerEntry entry) {
        long tick = Math.min(Math.max(tickOf(entry), now), now + REACH);
        long differs = (tick ^ now) | (SLOTS - 1);
        int level = Math.min(LEVELS - 1, (63 - Long.numberOfLeadingZeros(differs)) / SLOT_BITS);
        link(entry, slotOf(tick, level * SLOT_BITS));
    }

    private void link(TimerEntry entry, int slot) {
        TimerEntry first = slots[slot];
        if (first == null) {
            slots[slot] = entry;
            entry.previous = entry;
            occupied[slot >> SLOT_BITS] |= 1L << slot;
        } else {
            TimerEntry last = requireNonNull(first.previous);
            last.next = entry;
            entry.previous = last;
            first.previous = entry;
        }
        entry.next = null;
        entry.slot = slot;
    }

    private void unlink(TimerEntry entry) {
        int slot = entry.slot;
        TimerEntry first = requireNonNull(slots[slot]);
        TimerEntry next = entry.next;
        if (entry == first) {
            slots[slot] = next;
            if (next == null) {
                occupied[slot >> SLOT_BITS] &= ~(1L << slot);
            } else {
                next.previous = entry.previous;
            }
        } else {
            TimerEntry previous = requireNonNull(entry.previous);
            previous.next = next;
            (next == null ? first : next).previous = previous;
        }
        entry.previous = null;
        entry.next = null;
        entry.slot = TimerEntry.NOWHERE;
    }
}
