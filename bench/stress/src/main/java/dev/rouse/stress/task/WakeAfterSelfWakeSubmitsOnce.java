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

/** A task that wakes itself during its poll and is woken from outside as well is queued once. */
@JCStressTest
@Outcome(id = "ONCE", expect = ACCEPTABLE, desc = "whichever wake came first")
@Outcome(
        id = "TWICE",
        expect = FORBIDDEN,
        desc = "the end of the poll and the waker both submitted")
@Outcome(id = "NEVER", expect = FORBIDDEN, desc = "each left it to the other")
@State
public class WakeAfterSelfWakeSubmitsOnce {
    private final SelfWaking race = new SelfWaking(RealCell::new);

    @Actor
    public void runner() {
        race.runner();
    }

    @Actor
    public void waker() {
        race.waker();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Ends the poll, and takes over the wake that came during it, in two steps. */
    @JCStressTest
    @JCStressMeta(WakeAfterSelfWakeSubmitsOnce.class)
    @State
    public static class WeakenedEndOfPoll {
        private final SelfWaking race = new SelfWaking(ToIdleInTwoSteps::new);

        @Actor
        public void runner() {
            race.runner();
        }

        @Actor
        public void waker() {
            race.waker();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class SelfWaking extends Race {
        SelfWaking(Function<Race, Cell> maker) {
            super(maker);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            cell.wake();
            return Poll.pending();
        }

        void runner() {
            runOnce();
        }

        void waker() {
            cell.wake();
        }

        String end() {
            return wasQueuedTwice() ? "TWICE" : queueLength() == 1 ? "ONCE" : "NEVER";
        }
    }
}
