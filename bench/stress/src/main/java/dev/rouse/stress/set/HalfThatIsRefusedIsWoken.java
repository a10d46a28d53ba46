package dev.rouse.stress.set;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Waker;
import dev.rouse.internal.stream.BiLock;
import dev.rouse.stress.CountingWaker;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Two want the lock of a split at once: one after the other gets it, or the refused one is woken.
 */
@JCStressTest
@Outcome(id = "IN_TURN", expect = ACCEPTABLE, desc = "both got it, one after the other")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "one was refused and is woken")
@Outcome(id = "ASLEEP", expect = FORBIDDEN, desc = "one was refused, and nobody wakes it")
@Outcome(id = "TOGETHER", expect = FORBIDDEN, desc = "both had it at the same time")
@State
public class HalfThatIsRefusedIsWoken {
    private final Race race = new Race(Lock.real());

    @Actor
    public void oneHalf() {
        race.oneHalf();
    }

    @Actor
    public void otherHalf() {
        race.otherHalf();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Unlocks with a read and a write, between which a waker comes in. */
    @JCStressTest
    @JCStressMeta(HalfThatIsRefusedIsWoken.class)
    @State
    public static class WeakenedUnlock {
        private final Race race = new Race(new TornUnlock());

        @Actor
        public void oneHalf() {
            race.oneHalf();
        }

        @Actor
        public void otherHalf() {
            race.otherHalf();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private interface Lock {
        boolean tryLock(Waker latest);

        void unlock();

        static Lock real() {
            BiLock lock = new BiLock();
            return new Lock() {
                @Override
                public boolean tryLock(Waker latest) {
                    return lock.tryLock(latest);
                }

                @Override
                public void unlock() {
                    lock.unlock();
                }
            };
        }
    }

    private static final class TornUnlock implements Lock {
        private static final Waker HELD = () -> {};

        private final AtomicReference<@Nullable Waker> state = new AtomicReference<>();

        @Override
        public boolean tryLock(Waker latest) {
            for (; ; ) {
                Waker now = state.get();
                if (state.compareAndSet(now, now == null ? HELD : latest)) {
                    return now == null;
                }
            }
        }

        @Override
        public void unlock() {
            Waker waiting = state.get();
            Thread.onSpinWait();
            state.set(null);
            if (waiting != null) {
                waiting.wake();
            }
        }
    }

    private static final class Race {
        private final Lock lock;
        private final CountingWaker one = new CountingWaker();
        private final CountingWaker other = new CountingWaker();
        private boolean oneGotIt;
        private boolean otherGotIt;
        private int uses;

        Race(Lock lock) {
            this.lock = lock;
        }

        void oneHalf() {
            oneGotIt = use(one);
        }

        void otherHalf() {
            otherGotIt = use(other);
        }

        private boolean use(Waker waker) {
            if (!lock.tryLock(waker)) {
                return false;
            }
            uses++;
            lock.unlock();
            return true;
        }

        String end() {
            if (oneGotIt && otherGotIt) {
                return uses == 2 ? "IN_TURN" : "TOGETHER";
            }
            return (oneGotIt ? other : one).isWoken() ? "WOKEN" : "ASLEEP";
        }
    }
}
