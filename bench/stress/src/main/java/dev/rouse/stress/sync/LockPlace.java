package dev.rouse.stress.sync;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.Waker;
import dev.rouse.stress.PollContext;
import dev.rouse.sync.Mutex;
import dev.rouse.sync.MutexGuard;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/** What races need of a locked mutex over the number 0, and of two futures that wait for it. */
interface LockPlace {

    /** What a poll gives that has to wait. */
    int PENDING = -1;

    /** The holder changes the number to 1 and unlocks. */
    void unlock();

    /** Polls one of the futures; one that gets the lock reads the number, adds 1 and unlocks. */
    int poll(int who, Waker waker);

    void drop(int who);

    /** The mutex that the library ships. */
    static LockPlace real() {
        Mutex<Integer> mutex = Mutex.create(0);
        MutexGuard<Integer> held = Objects.requireNonNull(mutex.tryLock());
        List<Future<MutexGuard<Integer>>> futures = List.of(mutex.lock(), mutex.lock());
        return new LockPlace() {
            @Override
            public void unlock() {
                held.set(1);
                held.close();
            }

            @Override
            public int poll(int who, Waker waker) {
                Poll<MutexGuard<Integer>> polled;
                try {
                    polled = futures.get(who).poll(new PollContext(waker));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                if (!(polled instanceof Poll.Ready<MutexGuard<Integer>> ready)) {
                    return PENDING;
                }
                try (MutexGuard<Integer> guard = ready.value()) {
                    int seen = guard.get();
                    guard.set(seen + 1);
                    return seen;
                }
            }

            @Override
            public void drop(int who) {
                futures.get(who).drop();
            }
        };
    }

    /** The algorithm once more, for twins to override. */
    class Model implements LockPlace {
        static final int GRANTED = 1;

        final Deque<Integer> line = new ArrayDeque<>();
        final AtomicIntegerArray phases = new AtomicIntegerArray(2);
        private final @Nullable Waker[] wakers = new @Nullable Waker[2];
        int value;

        @Override
        public void unlock() {
            value = 1;
            handOn();
        }

        final void handOn() {
            Integer front;
            synchronized (line) {
                front = line.poll();
                if (front != null) {
                    phases.setRelease(front, GRANTED);
                }
            }
            wake(front);
        }

        final void wake(@Nullable Integer who) {
            Waker waker = who == null ? null : wakers[who];
            if (waker != null) {
                waker.wake();
            }
        }

        @Override
        public final int poll(int who, Waker waker) {
            if (phases.getAcquire(who) != GRANTED) {
                synchronized (line) {
                    if (phases.get(who) != GRANTED) {
                        wakers[who] = waker;
                        if (!line.contains(who)) {
                            line.add(who);
                        }
                        return PENDING;
                    }
                }
            }
            int seen = value;
            value = seen + 1;
            handOn();
            return seen;
        }

        @Override
        public void drop(int who) {
            throw new UnsupportedOperationException("for the twins");
        }

        /** Leaves the line, and hands on what was granted. */
        final void leave(int who, boolean granted) {
            synchronized (line) {
                line.remove(who);
            }
            if (granted) {
                handOn();
            }
        }
    }

    /** Writes the phase first, and then what belongs to it. */
    final class PhaseFirst extends Model {
        @Override
        public void unlock() {
            Integer front;
            synchronized (line) {
                front = line.peek();
            }
            if (front == null) {
                return;
            }
            phases.setRelease(front, GRANTED);
            Thread.onSpinWait();
            value = 1;
            synchronized (line) {
                line.remove(front);
            }
            wake(front);
        }

        @Override
        public void drop(int who) {
            boolean granted;
            synchronized (line) {
                granted = phases.get(who) == GRANTED;
            }
            leave(who, granted);
        }
    }

    /** Drops by what the phase was before the lock was taken. */
    final class DropLooksFirst extends Model {
        @Override
        public void drop(int who) {
            boolean granted = phases.getAcquire(who) == GRANTED;
            Thread.onSpinWait();
            leave(who, granted);
        }
    }
}
