package dev.rouse.stress.task;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Context;
import dev.rouse.Poll;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A closing executor shuts a parked task down while another thread wakes it: dropped once, and
 * never polled after that.
 */
@JCStressTest
@Outcome(
        id = "ONCE",
        expect = ACCEPTABLE,
        desc = "the wake came before the shutdown, or to nothing")
@Outcome(id = "NEVER", expect = FORBIDDEN, desc = "not dropped")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "dropped twice")
@Outcome(id = "POLLED", expect = FORBIDDEN, desc = "polled after it was dropped")
@State
public class ShutdownOrWakeDropsOnce {
    private final Parked race = new Parked(RealCell::new);

    @Actor
    public void waker() {
        race.waker();
    }

    @Actor
    public void closer() {
        race.closer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Wakes with a read and a write: the shutdown between them is overwritten. */
    @JCStressTest
    @JCStressMeta(ShutdownOrWakeDropsOnce.class)
    @State
    public static class WeakenedWake {
        private final Parked race = new Parked(TornToScheduled::new);

        @Actor
        public void waker() {
            race.waker();
        }

        @Actor
        public void closer() {
            race.closer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Parked extends Race {
        private boolean polledAfterDrop;

        Parked(Function<Race, Cell> maker) {
            super(maker);
            runQueued();
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            polledAfterDrop |= drops() > 0;
            return Poll.pending();
        }

        void waker() {
            cell.wake();
        }

        void closer() {
            cell.shutdown();
        }

        String end() {
            runQueued();
            if (polledAfterDrop) {
                return "POLLED";
            }
            return drops() == 0 || !cell.isFinished() ? "NEVER" : drops() == 1 ? "ONCE" : "TWICE";
        }
    }
}
