package dev.rouse.internal.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A queue of any length from many producers to one consumer: a list of chunks of {@value #CHUNK}
 * slots, never copied and never locked.
 *
 * <p>A producer claims the next index with one addition, finds or makes the chunk of that index,
 * and stores its value there. The lowest bit of the counter is the mark of {@link #close}, so one
 * and the same addition claims a place and learns whether the queue is closed; how many places were
 * claimed before the close is known exactly, and those are the values that still come.
 *
 * <pre>{@code
 * tail = 2 * 34 + open          head = 30
 *              |                  |
 * chunk 0      |  [0 ........... 30 31]
 * chunk 32     +->[32 33 -- -- ...... ]     index 34 is claimed next
 * }</pre>
 *
 * <p>The consumer takes a value when it is there. A claimed slot that is still empty looks like an
 * empty queue: its producer has not come to the end of {@link #offer}, and tells the consumer when
 * it has.
 *
 * <p><b>Memory.</b> Slots are stored with release and read with acquire. Producers read the hint of
 * the last chunk <em>before</em> they claim: a chunk becomes the hint only after an index in it was
 * claimed, so the hint is never past the claim and the chunk is found by going forward.
 *
 * <p><b>Far apart.</b> What producers write and what the consumer writes lie in different cache
 * lines, see {@link ChunkQueueTail} and {@link ChunkQueueHead}.
 *
 * <p><b>Chunks left behind</b> are cut off: their link points to themselves. If it did not, one
 * chunk that has come to the old generation would take all later ones there, dead as they are. A
 * producer whose hint was cut off goes on from {@link ChunkQueueHead#first}, which cannot pass a
 * claimed slot that is empty still.
 *
 * @param <T> the type of the values
 */
final class ChunkQueue<T extends @Nullable Object> extends ChunkQueuePadAfter {

    static final int CHUNK = 32;

    private static final int CLOSED = 1;
    private static final int ONE = 2;

    /** Stands for null in a slot, where null means empty. */
    private static final Object NULL = new Object();

    private static final VarHandle NEXT;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(Chunk.class, "next", Chunk.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static final class Chunk {
        /** The index of the first slot. */
        final long start;

        final @Nullable Object[] slots = new @Nullable Object[CHUNK];

        @SuppressWarnings("unused") // through NEXT only
        @Nullable Chunk next;

        Chunk(long start) {
            this.start = start;
        }

        @Nullable Object slotAcquire(long index) {
            return SLOT.getAcquire(slots, slotOf(index));
        }

        void slotRelease(long index, Object value) {
            SLOT.setRelease(slots, slotOf(index), value);
        }

        void nextRelease(Chunk after) {
            NEXT.setRelease(this, after);
        }

        @Nullable Chunk nextAcquire() {
            return (Chunk) NEXT.getAcquire(this);
        }

        /** Gives the next one; this one itself if it was cut off. */
        Chunk nextOrNew() {
            Chunk after = nextAcquire();
            if (after != null) {
                return after;
            }
            Chunk made = new Chunk(start + CHUNK);
            Chunk winner = (Chunk) NEXT.compareAndExchange(this, null, made);
            return winner == null ? made : winner;
        }
    }

    /** How many places had been claimed when it was closed; -1 before. */
    private volatile long closedAt = -1;

    ChunkQueue() {
        super(new Chunk(0));
    }

    // ---- producers ----

    /**
     * Puts a value at the end. The caller tells the consumer afterwards.
     *
     * @return false if the queue is closed
     */
    boolean offer(T value) {
        Chunk near = hintAcquire();
        long index = claim();
        if (index < 0) {
            return false;
        }
        store(near, index, value);
        return true;
    }

    /** Claims the next place; -1 if the queue is closed. */
    long claim() {
        long claimed = tailAdd(ONE);
        return (claimed & CLOSED) == 0 ? claimed / ONE : -1;
    }

    /** Stores the value of a claimed place; {@code near} is what the hint was before the claim. */
    void store(Chunk near, long index, T value) {
        Chunk chunk = near;
        while (index - chunk.start >= CHUNK) {
            Chunk after = chunk.nextOrNew();
            chunk = after != chunk ? after : firstAcquire();
        }
        if (chunk != near) {
            hintCas(near, chunk);
        }
        chunk.slotRelease(index, value == null ? NULL : value);
    }

    /**
     * Accepts no more values.
     *
     * @return false if it was closed before
     */
    boolean close() {
        long claimed = tailOr(CLOSED);
        if ((claimed & CLOSED) != 0) {
            return false;
        }
        closedAt = claimed / ONE;
        return true;
    }

    boolean isClosed() {
        return (tailAcquire() & CLOSED) != 0;
    }

    // ---- the consumer ----

    /** Tells whether it is closed and everything has been taken. */
    boolean isClosedAndTaken() {
        return closedAt == headPlain();
    }

    /** Tells whether {@link #remove} would find a value. */
    boolean hasValue() {
        return firstOrNull() != null;
    }

    /**
     * Gives the first value and leaves it there; {@link #hasValue} must have been true.
     *
     * @return the value
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // only T are put there
    T peek() {
        Object found = firstOrNull();
        return (T) (found == NULL ? null : found);
    }

    /** Takes the first value out; {@link #hasValue} must have been true. */
    void remove() {
        long index = headPlain();
        first.slots[slotOf(index)] = null; // nobody else looks at this slot any more
        headRelease(index + 1);
    }

    private @Nullable Object firstOrNull() {
        long index = headPlain();
        if (index - first.start == CHUNK) {
            Chunk after = first.nextAcquire();
            if (after == null) {
                return null;
            }
            Chunk left = first;
            firstRelease(after);
            left.nextRelease(left);
        }
        return first.slotAcquire(index);
    }

    // ---- anybody ----

    /** Counts the values, with those whose producers are about to store them. */
    int size() {
        long taken = headAcquire(); // before the tail, so that it is not past it
        long end = closedAt;
        long claimed = end >= 0 ? end : tailAcquire() / ONE;
        return (int) Math.min(claimed - taken, Integer.MAX_VALUE);
    }

    private static int slotOf(long index) {
        return (int) index & (CHUNK - 1);
    }
}
