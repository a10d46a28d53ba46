package dev.rouse.executor.single.internal;

import dev.rouse.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Where runnable tasks wait: first in, first out, in a ring that grows. A large ring that has run
 * empty is given back, so that a burst does not cost memory for ever.
 *
 * <p><b>Threads.</b> The driver's only.
 */
final class ReadyQueue {

    private static final int SMALLEST = 64;

    /** A ring of this size is kept when it runs empty. */
    private static final int KEPT = 4096;

    /** Its length is a power of two, so that an index is a position masked. */
    private @Nullable Task<?>[] ring = new Task<?>[SMALLEST];

    /**
     * Positions only grow; int overflow is harmless, because only differences and masks are used.
     */
    private int head;

    private int tail;

    void add(Task<?> task) {
        if (tail - head == ring.length) {
            grow();
        }
        ring[tail++ & ring.length - 1] = task;
    }

    @Nullable Task<?> poll() {
        if (head == tail) {
            return null;
        }
        int index = head++ & ring.length - 1;
        Task<?> task = ring[index];
        ring[index] = null;
        if (head == tail && ring.length > KEPT) {
            ring = new Task<?>[SMALLEST];
            head = 0;
            tail = 0;
        }
        return task;
    }

    boolean isEmpty() {
        return head == tail;
    }

    int capacity() {
        return ring.length;
    }

    int size() {
        return tail - head;
    }

    private void grow() {
        @Nullable Task<?>[] larger = new Task<?>[ring.length * 2];
        int count = ring.length;
        int first = head & count - 1;
        System.arraycopy(ring, first, larger, 0, count - first);
        System.arraycopy(ring, 0, larger, count - first, first);
        ring = larger;
        head = 0;
        tail = count;
    }
}
