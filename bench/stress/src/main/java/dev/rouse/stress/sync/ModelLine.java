package dev.rouse.stress.sync;

import dev.rouse.Waker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The algorithm of permits once more, one at a time, for twins to override. */
class ModelLine implements Line {

    private static final int WAITERS = -1;

    /** How many permits are free, or {@link #WAITERS}. */
    final AtomicInteger word = new AtomicInteger();

    private final Deque<Integer> line = new ArrayDeque<>();
    private final boolean[] granted = new boolean[2];
    private final @Nullable Waker[] wakers = new @Nullable Waker[2];

    @Override
    public final boolean poll(int who, Waker waker) {
        synchronized (line) {
            if (granted[who] || line.contains(who)) {
                return granted[who];
            }
            for (; ; ) {
                int seen = word.get();
                if (seen > 0 && word.compareAndSet(seen, seen - 1)) {
                    return true;
                }
                if (seen <= 0 && queueCas(seen, WAITERS)) {
                    wakers[who] = waker;
                    line.add(who);
                    return false;
                }
            }
        }
    }

    /** Announces that somebody waits. */
    boolean queueCas(int expected, int next) {
        return word.compareAndSet(expected, next);
    }

    @Override
    public final void give() {
        for (; ; ) {
            int seen = word.get();
            if (seen == WAITERS) {
                wake(handOn());
                return;
            }
            if (word.compareAndSet(seen, seen + 1)) {
                return;
            }
        }
    }

    /** Gives one permit to the one in front, and tells whom to wake. */
    private @Nullable Waker handOn() {
        synchronized (line) {
            Integer front = line.poll();
            if (line.isEmpty()) {
                word.compareAndSet(WAITERS, 0);
            }
            if (front == null) {
                word.incrementAndGet();
                return null;
            }
            granted[front] = true;
            return wakers[front];
        }
    }

    private static void wake(@Nullable Waker waker) {
        if (waker != null) {
            waker.wake();
        }
    }

    @Override
    public void drop(int who) {
        Waker next;
        synchronized (line) {
            next = leave(who, granted[who]);
        }
        wake(next);
    }

    /** Drops as if the grant had been looked for before the lock was taken. */
    final void dropAfterTheLook(int who) {
        boolean hasPermit = granted[who];
        Thread.onSpinWait();
        Waker next;
        synchronized (line) {
            next = leave(who, hasPermit);
        }
        wake(next);
    }

    /** Leaves the line, and hands on what the one who leaves was granted. */
    private @Nullable Waker leave(int who, boolean hasPermit) {
        line.remove(who);
        if (line.isEmpty()) {
            word.compareAndSet(WAITERS, 0);
        }
        return hasPermit ? handOn() : null;
    }

    /** Announces the first waiter over whatever was given since the look. */
    static final class TornQueueing extends ModelLine {
        @Override
        boolean queueCas(int expected, int next) {
            Thread.onSpinWait();
            word.set(next);
            return true;
        }
    }

    /** Looks for a grant, and leaves the line a moment later. */
    static final class TornDrop extends ModelLine {
        @Override
        public void drop(int who) {
            dropAfterTheLook(who);
        }
    }
}
