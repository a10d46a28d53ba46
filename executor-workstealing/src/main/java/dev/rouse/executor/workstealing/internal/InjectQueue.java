package dev.rouse.executor.workstealing.internal;

import static java.util.Objects.requireNonNull;

import dev.rouse.task.Task;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The runnable tasks that belong to no worker yet: those spawned or woken by other threads, and
 * what overflows from full rings. First in, first out.
 *
 * <p>A lock around a list of chunks of {@value #CHUNK} tasks. Batches move under one locking, which
 * is why this beats lock-free queues here: a ring that overflows would pay for {@code CAPACITY / 2}
 * separate operations. Chunks and not links through the tasks: a link would make every task of
 * every executor eight bytes larger.
 *
 * <p><b>Memory.</b> Everything is guarded by {@link #lock}. The length is also read without it, by
 * workers that look whether there is anything: those that are about to sleep do so behind a full
 * fence, see {@link IdleWorkers}.
 *
 * <p><b>Threads.</b> Any. The lock is held for a few stores, and never while other code runs.
 */
public final class InjectQueue {

    private static final int CHUNK = 256;

    private static final VarHandle LENGTH;
    private static final VarHandle SPAWNED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            LENGTH = lookup.findVarHandle(InjectQueue.class, "length", int.class);
            SPAWNED = lookup.findVarHandle(InjectQueue.class, "spawned", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Chunk {
        final @Nullable Task<?>[] tasks = new Task<?>[CHUNK];
        @Nullable Chunk next;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private Chunk first = new Chunk();
    private Chunk last = first;

    /** The chunk emptied last, kept so that a queue that is used steadily allocates nothing. */
    private @Nullable Chunk spare;

    private int front;
    private int back;
    private boolean closed;

    private int length;

    private long spawned;

    /** Makes an empty queue. */
    public InjectQueue() {}

    /**
     * Adds a task that was woken.
     *
     * @param task what has become runnable
     * @return false if the queue is closed, and the task still the caller's
     */
    public boolean push(Task<?> task) {
        return push(task, 0);
    }

    /**
     * Adds a task that was spawned by a thread that is no worker, and counts it.
     *
     * @param task a new task
     * @return false if the queue is closed, and the task still the caller's
     */
    boolean pushSpawned(Task<?> task) {
        return push(task, 1);
    }

    private boolean push(Task<?> task, int spawns) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            append(task);
            SPAWNED.setOpaque(this, spawned + spawns);
            lengthRelease(length + 1);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a task that a worker has no room for, also when the queue is closed: a worker that still
     * runs looks here once more before it ends.
     *
     * @param task what has become runnable
     */
    void pushOverflow(Task<?> task) {
        lock.lock();
        try {
            append(task);
            lengthRelease(length + 1);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds {@code count} tasks of a ring, taking them out of it, and one more behind them; closed
     * or not, as {@link #pushOverflow}.
     *
     * @param ring the slots of a ring; its length is a power of two
     * @param from the first of them, modulo the length
     * @param count how many
     * @param newest the one more
     */
    void pushAll(@Nullable Task<?>[] ring, int from, int count, Task<?> newest) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) { // and not up to from + count, which may wrap around
                int slot = from + i & ring.length - 1;
                append(requireNonNull(ring[slot]));
                ring[slot] = null;
            }
            append(newest);
            lengthRelease(length + count + 1);
        } finally {
            lock.unlock();
        }
    }

    private void append(Task<?> task) {
        if (back == CHUNK) {
            Chunk fresh = spare != null ? spare : new Chunk();
            spare = null;
            last.next = fresh;
            last = fresh;
            back = 0;
        }
        last.tasks[back++] = task;
    }

    /**
     * Takes the oldest task.
     *
     * @return the task, or null if there is none
     */
    public @Nullable Task<?> pop() {
        if (isEmpty()) {
            return null;
        }
        lock.lock();
        try {
            if (length == 0) {
                return null;
            }
            lengthRelease(length - 1);
            return removeFirst();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves the oldest tasks to a ring.
     *
     * @param ring the slots of a ring; its length is a power of two
     * @param from the first slot to fill, modulo the length
     * @param most how many at most
     * @return how many
     */
    int popAll(@Nullable Task<?>[] ring, int from, int most) {
        lock.lock();
        try {
            int count = Math.min(most, length);
            for (int i = 0; i < count; i++) {
                ring[from + i & ring.length - 1] = removeFirst();
            }
            lengthRelease(length - count);
            return count;
        } finally {
            lock.unlock();
        }
    }

    private Task<?> removeFirst() {
        if (front == CHUNK) {
            Chunk emptied = first;
            first = requireNonNull(emptied.next);
            emptied.next = null;
            spare = emptied;
            front = 0;
        }
        Task<?> task = requireNonNull(first.tasks[front]);
        first.tasks[front++] = null;
        return task;
    }

    /** Refuses tasks from now on. Those in the queue stay. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells whether there is nothing, without the lock.
     *
     * @return true if there was nothing a moment ago
     */
    public boolean isEmpty() {
        return length() == 0;
    }

    /**
     * Counts the tasks, without the lock.
     *
     * @return how many there were a moment ago
     */
    public int length() {
        return (int) LENGTH.getAcquire(this);
    }

    /** How many tasks were spawned through this queue, as of a moment ago. */
    long spawned() {
        return (long) SPAWNED.getOpaque(this);
    }

    private void lengthRelease(int next) {
        LENGTH.setRelease(this, next);
    }

    /** Says how many tasks wait. */
    @Override
    public String toString() {
        return "InjectQueue[" + length() + "]";
    }
}
