package dev.rouse.executor.workstealing.internal;

import dev.rouse.task.Task;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The runnable tasks of one worker: a ring that the worker fills at the back and empties at the
 * front, and from whose front other workers steal half.
 *
 * <p>The algorithm is that of Tokio's local queue, which took it from Go's scheduler. Two counters
 * that only grow (and wrap around) name slots by their low bits:
 *
 * <pre>{@code
 *        steal       real                 tail
 *          |          |                    |
 *   free   v  claimed v     runnable       v   free
 * . . . . [x] [x] [x] [o] [o] [o] [o] [o] . . . .
 * }</pre>
 *
 * <ul>
 *   <li>{@link #tail} is written by the owner only: {@link #push} stores a task and then moves it.
 *   <li>{@link #head} packs {@code steal} (high half) and {@code real} (low half), so that one
 *       compare-and-set moves both. Normally they are equal. A thief moves {@code real} to claim
 *       what lies behind it, copies, and then moves {@code steal} up to {@code real}; until then
 *       the owner keeps its hands off the claimed slots, and no second thief begins.
 * </ul>
 *
 * <p><b>When it is full</b> the owner keeps the older half where it is and hands the newer half,
 * with the task that did not fit, to the {@link InjectQueue} as one batch. What other workers put
 * there comes back in batches of at most half a ring, so tasks do not go to and fro.
 *
 * <p><b>Memory.</b> A slot's content is published by the release of {@code tail} and read after its
 * acquire; a slot is free again for the owner after the acquire of a {@code head} that was released
 * behind it. The counters are 32 bits wide, far more than the ring: a thief that sleeps while the
 * ring goes round finds a changed head, and its compare-and-set fails.
 *
 * <p><b>Threads.</b> {@link #push}, {@link #pop} from the owner, {@link #stealInto} from the owner
 * of the other queue, {@link #length} from any.
 */
public final class LocalQueue extends LocalQueuePadAfter {

    /** How many tasks the ring of a worker holds. */
    public static final int CAPACITY = 256;

    private final @Nullable Task<?>[] slots;
    private final int mask;
    private final int half;

    /**
     * Makes an empty ring.
     *
     * @param capacity a power of two, at least two; {@link #CAPACITY} outside of tests
     */
    public LocalQueue(int capacity) {
        this(capacity, 0);
    }

    /**
     * Begins to count at {@code begin}, for tests of what happens when the counters wrap around.
     */
    LocalQueue(int capacity, int begin) {
        super(pack(begin, begin), begin);
        if (capacity < 2 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("the capacity must be a power of two: " + capacity);
        }
        this.slots = new Task<?>[capacity];
        this.mask = capacity - 1;
        this.half = capacity / 2;
    }

    // ---- the owner ----

    /**
     * Adds a task at the back.
     *
     * @param task what has become runnable
     * @param overflow where half of the tasks go if there is no room
     * @return how many tasks went there, mostly zero
     */
    public int push(Task<?> task, InjectQueue overflow) {
        int back = tail;
        for (; ; ) {
            long seen = headAcquire();
            int steal = steal(seen);
            if (back - steal <= mask) {
                slots[back & mask] = task;
                tailRelease(back + 1);
                return 0;
            }
            if (steal != real(seen)) { // a thief is about to make room
                overflow.pushOverflow(task);
                return 1;
            }
            if (headCas(seen, pack(back, back))) {
                return overflow(task, back, overflow);
            }
        }
    }

    /**
     * The ring was full and is all the owner's now. The slots from {@code back} on are, going
     * round, those of the oldest tasks: moving the tail alone puts the older half back in place.
     */
    private int overflow(Task<?> task, int back, InjectQueue overflow) {
        overflow.pushAll(slots, back + half, half, task);
        tailRelease(back + half);
        return half + 1;
    }

    /**
     * Takes the task at the front.
     *
     * @return the task that waits longest, or null if there is none
     */
    public @Nullable Task<?> pop() {
        for (; ; ) {
            long seen = headAcquire();
            int front = real(seen);
            if (front == tail) {
                return null;
            }
            int next = front + 1;
            if (headCas(seen, steal(seen) == front ? pack(next, next) : pack(steal(seen), next))) {
                Task<?> task = slots[front & mask];
                slots[front & mask] = null;
                return task;
            }
        }
    }

    /**
     * Counts the slots that are free for {@link #push}.
     *
     * @return a number that can only grow until the owner pushes
     */
    int room() {
        return mask + 1 - (tail - steal(headAcquire()));
    }

    /**
     * Takes a batch from {@code inject} to the back.
     *
     * @param inject where tasks come from outside
     * @param most how many at most
     */
    void refill(InjectQueue inject, int most) {
        int back = tail;
        int moved = inject.popAll(slots, back, Math.min(most, room()));
        tailRelease(back + moved);
    }

    // ---- thieves ----

    /**
     * Steals half of the tasks, rounded up, for the owner of another queue.
     *
     * @param mine the thief's own queue, where all but one of them go
     * @return the youngest stolen task, to be run at once; null if there was nothing to steal,
     *     another thief was at it, or {@code mine} is more than half full
     */
    public @Nullable Task<?> stealInto(LocalQueue mine) {
        int back = mine.tail;
        if (mine.room() < half) {
            return null;
        }
        int from;
        int count;
        for (; ; ) {
            long seen = headAcquire();
            from = real(seen);
            if (steal(seen) != from) {
                return null;
            }
            int runnable = tailAcquire() - from;
            count = runnable - runnable / 2;
            if (count <= 0) {
                return null;
            }
            if (count <= half && headCas(seen, pack(from, from + count))) {
                break;
            }
        }
        Task<?> youngest = null;
        for (int i = 0; i < count; i++) {
            int slot = from + i & mask;
            youngest = slots[slot];
            slots[slot] = null;
            if (i < count - 1) {
                mine.slots[back + i & mine.mask] = youngest;
            }
        }
        giveBack();
        mine.tailRelease(back + count - 1);
        return youngest;
    }

    /** Ends a theft: the claimed slots are the owner's again, which may have popped meanwhile. */
    private void giveBack() {
        long seen;
        do {
            seen = headAcquire();
        } while (!headCas(seen, pack(real(seen), real(seen))));
    }

    /**
     * Counts the runnable tasks.
     *
     * @return exact on the owner while nobody steals; elsewhere a number that was right recently
     */
    public int length() {
        int front = real(headAcquire());
        return Math.max(0, Math.min(tailAcquire() - front, mask + 1));
    }

    private static int steal(long head) {
        return (int) (head >>> 32);
    }

    private static int real(long head) {
        return (int) head;
    }

    private static long pack(int steal, int real) {
        return ((long) steal << 32) | (real & 0xFFFF_FFFFL);
    }

    /** Shows the counters. */
    @Override
    public String toString() {
        long seen = headAcquire();
        return "LocalQueue[steal "
                + steal(seen)
                + ", real "
                + real(seen)
                + ", tail "
                + tailAcquire()
                + "]";
    }
}

/** Room before the counters, so that no other object's writes disturb their cache lines. */
@SuppressWarnings("unused") // that is their purpose
abstract class LocalQueuePadBefore {
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13;
}

/** What thieves write. */
abstract class LocalQueueHead extends LocalQueuePadBefore {
    @SuppressWarnings("unused") // through HEAD only
    private long head;

    private static final VarHandle HEAD;

    static {
        try {
            HEAD = MethodHandles.lookup().findVarHandle(LocalQueueHead.class, "head", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    LocalQueueHead(long head) {
        this.head = head;
    }

    final long headAcquire() {
        return (long) HEAD.getAcquire(this);
    }

    final boolean headCas(long expected, long next) {
        return HEAD.compareAndSet(this, expected, next);
    }
}

/** Room between what thieves write and what the owner writes. */
@SuppressWarnings("unused") // that is their purpose
abstract class LocalQueuePadBetween extends LocalQueueHead {
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13;

    LocalQueuePadBetween(long head) {
        super(head);
    }
}

/** What the owner writes; plain reads of it are the owner's alone. */
abstract class LocalQueueFields extends LocalQueuePadBetween {
    int tail;

    private static final VarHandle TAIL;

    static {
        try {
            TAIL = MethodHandles.lookup().findVarHandle(LocalQueueFields.class, "tail", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    LocalQueueFields(long head, int tail) {
        super(head);
        this.tail = tail;
    }

    final int tailAcquire() {
        return (int) TAIL.getAcquire(this);
    }

    final void tailRelease(int next) {
        TAIL.setRelease(this, next);
    }
}

/** Room between what the owner writes and what everybody reads. */
@SuppressWarnings("unused") // that is their purpose
abstract class LocalQueuePadAfter extends LocalQueueFields {
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13;

    LocalQueuePadAfter(long head, int tail) {
        super(head, tail);
    }
}
