package dev.rouse.stress.set;

import dev.rouse.Future;
import dev.rouse.Futures;
import dev.rouse.TaskTracker;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What races need of a tracker with one future in it, and one that waits for its emptiness. */
interface CountPlace {

    /** The future in it ends. */
    void leave();

    void close();

    /** Polls the one that waits; true when it has learnt that it is closed and empty. */
    boolean poll(Waker waker);

    /** The tracker that the library ships. */
    static CountPlace real() {
        TaskTracker tracker = new TaskTracker();
        Future<Integer> tracked = tracker.track(Futures.<Integer>pending());
        Future<@Nullable Void> whenEmpty = tracker.whenEmpty();
        return new CountPlace() {
            @Override
            public void leave() {
                tracked.drop();
            }

            @Override
            public void close() {
                tracker.close();
            }

            @Override
            public boolean poll(Waker waker) {
                try {
                    return whenEmpty.poll(new PollContext(waker)).isReady();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    /** The algorithm once more, but with the count and the mark in a word each. */
    final class TwoWords implements CountPlace {
        private final AtomicBoolean isIn = new AtomicBoolean(true);
        private final AtomicBoolean closed = new AtomicBoolean();
        private @Nullable Waker waiting;

        @Override
        public void leave() {
            isIn.setRelease(false);
            if (closed.getAcquire()) {
                wake();
            }
        }

        @Override
        public void close() {
            closed.setRelease(true);
            if (!isIn.getAcquire()) {
                wake();
            }
        }

        private void wake() {
            Waker waker = waiting;
            if (waker != null) {
                waker.wake();
            }
        }

        @Override
        public boolean poll(Waker waker) {
            waiting = waker;
            return closed.get() && !isIn.get();
        }
    }
}
