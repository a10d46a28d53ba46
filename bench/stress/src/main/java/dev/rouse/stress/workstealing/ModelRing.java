package dev.rouse.stress.workstealing;

import java.util.concurrent.atomic.AtomicLong;

/** The algorithm of the ring once more, over numbers, for twins to override. */
class ModelRing implements Ring {

    private static final int NOTHING = -1;
    private static final int MASK = CAPACITY - 1;
    private static final int HALF = CAPACITY / 2;

    final AtomicLong head = new AtomicLong(); // steal << 32 | real
    private final int[] slots = new int[CAPACITY];
    private volatile int tail;
    private final Tally overflowed = new Tally();

    boolean headCas(long expected, long next) {
        return head.compareAndSet(expected, next);
    }

    @Override
    public void push(int id) {
        for (; ; ) {
            int back = tail;
            long seen = head.get();
            if (back - steal(seen) < CAPACITY) {
                slots[back & MASK] = id;
                tail = back + 1;
                return;
            }
            if (steal(seen) != real(seen)) {
                overflowed.add(id);
                return;
            }
            if (headCas(seen, pack(back, back))) {
                for (int i = HALF; i < CAPACITY; i++) {
                    overflowed.add(slots[back + i & MASK]);
                }
                overflowed.add(id);
                tail = back + HALF;
                return;
            }
        }
    }

    @Override
    public void pop(Tally tally) {
        int id = popped();
        if (id != NOTHING) {
            tally.add(id);
        }
    }

    private int popped() {
        for (; ; ) {
            long seen = head.get();
            int front = real(seen);
            if (front == tail) {
                return NOTHING;
            }
            int steal = steal(seen) == front ? front + 1 : steal(seen);
            if (headCas(seen, pack(steal, front + 1))) {
                return slots[front & MASK];
            }
        }
    }

    @Override
    public void steal(Tally tally) {
        for (; ; ) {
            long seen = head.get();
            int from = real(seen);
            int runnable = tail - from;
            int count = runnable - runnable / 2;
            if (steal(seen) != from || count <= 0) {
                return;
            }
            if (count <= HALF && headCas(seen, pack(from, from + count))) {
                for (int i = 0; i < count; i++) {
                    tally.add(slots[from + i & MASK]);
                }
                long now;
                do {
                    now = head.get();
                } while (!head.compareAndSet(now, pack(real(now), real(now))));
                return;
            }
        }
    }

    @Override
    public void drain(Tally tally) {
        for (int id; (id = popped()) != NOTHING; ) {
            tally.add(id);
        }
        for (int id = 0; id <= CAPACITY; id++) {
            for (int i = overflowed.count(id); i > 0; i--) {
                tally.add(id);
            }
        }
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

    /** Moves the head without a compare-and-set: two may move it from the same place. */
    static final class HeadInTwoSteps extends ModelRing {
        @Override
        boolean headCas(long expected, long next) {
            if (head.get() != expected) {
                return false;
            }
            head.set(next);
            return true;
        }
    }
}
