package dev.rouse.stress.sync;

import dev.rouse.Waker;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The algorithm of notifications once more, for twins to override. */
class ModelNews implements NewsPlace {

    final Object lock = new Object();
    private final Deque<Integer> line = new ArrayDeque<>();
    private final boolean[] notified = new boolean[2];
    private final @Nullable Waker[] wakers = new @Nullable Waker[2];
    boolean stored;

    @Override
    public final void notifyOne() {
        Waker woken;
        synchronized (lock) {
            woken = pick();
        }
        if (woken != null) {
            woken.wake();
        }
    }

    private @Nullable Waker pick() {
        Integer front = line.poll();
        if (front == null) {
            stored = true;
            return null;
        }
        notified[front] = true;
        return wakers[front];
    }

    @Override
    public boolean poll(Waker waker) {
        synchronized (lock) {
            return pollLocked(0, waker);
        }
    }

    @Override
    public final boolean pollSecond(Waker waker) {
        synchronized (lock) {
            return pollLocked(1, waker);
        }
    }

    private boolean pollLocked(int who, Waker waker) {
        if (notified[who] || line.contains(who)) {
            return notified[who];
        }
        if (stored) {
            stored = false;
            return true;
        }
        enter(who, waker);
        return false;
    }

    final void enter(int who, Waker waker) {
        wakers[who] = waker;
        line.add(who);
    }

    final boolean isNotified(int who) {
        return notified[who];
    }

    @Override
    public void drop() {
        leave(null);
    }

    /** Leaves the line and hands on, by what is so now or, for a twin, was so before. */
    final void leave(@Nullable Boolean wasNotified) {
        Waker woken = null;
        synchronized (lock) {
            line.remove(0);
            if (wasNotified != null ? wasNotified : notified[0]) {
                woken = pick();
            }
        }
        if (woken != null) {
            woken.wake();
        }
    }

    /** Looks into the store, and enters the line a moment later. */
    static final class TornPoll extends ModelNews {
        @Override
        public boolean poll(Waker waker) {
            synchronized (lock) {
                if (stored || isNotified(0)) {
                    return true;
                }
            }
            Thread.onSpinWait();
            synchronized (lock) {
                enter(0, waker);
            }
            return false;
        }
    }

    /** Looks whether it was notified, and leaves the line a moment later. */
    static final class TornDrop extends ModelNews {
        @Override
        public void drop() {
            boolean wasNotified;
            synchronized (lock) {
                wasNotified = isNotified(0);
            }
            Thread.onSpinWait();
            leave(wasNotified);
        }
    }
}
