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

/** Of two wakes of a parked task exactly one puts it into the queue. */
@JCStressTest
@Outcome(id = "ONCE", expect = ACCEPTABLE, desc = "one submitted, the other found it scheduled")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "two places of the queue hold the same task")
@Outcome(id = "NEVER", expect = FORBIDDEN, desc = "both left it to the other")
@State
public class TwoWakersSubmitOnce {
    private final Parked race = new Parked(RealCell::new);

    @Actor
    public void oneWaker() {
        race.oneWaker();
    }

    @Actor
    public void otherWaker() {
        race.otherWaker();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Wakes with a read and a write: both wakers see a parked task. */
    @JCStressTest
    @JCStressMeta(TwoWakersSubmitOnce.class)
    @State
    public static class WeakenedWake {
        private final Parked race = new Parked(TornToScheduled::new);

        @Actor
        public void oneWaker() {
            race.oneWaker();
        }

        @Actor
        public void otherWaker() {
            race.otherWaker();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Parked extends Race {
        Parked(Function<Race, Cell> maker) {
            super(maker);
            runQueued();
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.pending();
        }

        void oneWaker() {
            cell.wake();
        }

        void otherWaker() {
            cell.wake();
        }

        String end() {
            return wasQueuedTwice() ? "TWICE" : queueLength() == 1 ? "ONCE" : "NEVER";
        }
    }
}
