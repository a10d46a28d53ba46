package dev.rouse.internal.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** What the producers of a {@link ChunkQueue} write. */
abstract class ChunkQueueTail {

    private static final VarHandle TAIL;
    private static final VarHandle HINT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(ChunkQueueTail.class, "tail", long.class);
            HINT = lookup.findVarHandle(ChunkQueueTail.class, "hint", ChunkQueue.Chunk.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How many places were claimed, times two, and the mark. */
    @SuppressWarnings("unused") // through TAIL only
    private long tail;

    /** A chunk from which the last one is reached by going forward. */
    @SuppressWarnings({"unused", "FieldMayBeFinal"}) // through HINT only
    private ChunkQueue.Chunk hint;

    ChunkQueueTail(ChunkQueue.Chunk first) {
        hint = first;
    }

    final long tailAcquire() {
        return (long) TAIL.getAcquire(this);
    }

    final long tailAdd(long more) {
        return (long) TAIL.getAndAdd(this, more);
    }

    final long tailOr(long mark) {
        return (long) TAIL.getAndBitwiseOr(this, mark);
    }

    final ChunkQueue.Chunk hintAcquire() {
        return (ChunkQueue.Chunk) HINT.getAcquire(this);
    }

    final void hintCas(ChunkQueue.Chunk near, ChunkQueue.Chunk later) {
        HINT.compareAndSet(this, near, later);
    }
}

/** Room between what producers write and what the consumer writes. */
@SuppressWarnings("unused") // that is its purpose
abstract class ChunkQueuePadBetween extends ChunkQueueTail {
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13;

    ChunkQueuePadBetween(ChunkQueue.Chunk first) {
        super(first);
    }
}

/** What the consumer of a {@link ChunkQueue} writes; plain reads are the consumer's alone. */
abstract class ChunkQueueHead extends ChunkQueuePadBetween {

    private static final VarHandle HEAD;
    private static final VarHandle FIRST;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(ChunkQueueHead.class, "head", long.class);
            FIRST = lookup.findVarHandle(ChunkQueueHead.class, "first", ChunkQueue.Chunk.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How many values were taken. */
    @SuppressWarnings("unused") // through HEAD only
    private long head;

    /** Where {@link #head} is, or ends. */
    ChunkQueue.Chunk first;

    ChunkQueueHead(ChunkQueue.Chunk first) {
        super(first);
        this.first = first;
    }

    final ChunkQueue.Chunk firstAcquire() {
        return (ChunkQueue.Chunk) FIRST.getAcquire(this);
    }

    final void firstRelease(ChunkQueue.Chunk later) {
        FIRST.setRelease(this, later);
    }

    final long headPlain() {
        return (long) HEAD.get(this);
    }

    final long headAcquire() {
        return (long) HEAD.getAcquire(this);
    }

    final void headRelease(long index) {
        HEAD.setRelease(this, index);
    }
}

/** Room between what the consumer writes and what everybody reads, or the next object. */
@SuppressWarnings("unused") // that is its purpose
abstract class ChunkQueuePadAfter extends ChunkQueueHead {
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13;

    ChunkQueuePadAfter(ChunkQueue.Chunk first) {
        super(first);
    }
}
