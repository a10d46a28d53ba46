package dev.rouse.stress.workstealing;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The owner takes the next task while the monitor takes it away: one of them gets it. */
@JCStressTest
@Outcome(id = "OWNER", expect = ACCEPTABLE, desc = "taken")
@Outcome(id = "MONITOR", expect = ACCEPTABLE, desc = "taken away")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "nobody has it")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "both have it")
@State
public class NextTaskIsTakenOnce {
    private final Next race = new Next(Slot::real);

    @Actor
    public void owner() {
        race.owner();
    }

    @Actor
    public void monitor() {
        race.monitor();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Takes in two steps, a look and a store. */
    @JCStressTest
    @JCStressMeta(NextTaskIsTakenOnce.class)
    @State
    public static class WeakenedTake {
        private final Next race = new Next(ModelSlot.TakeInTwoSteps::new);

        @Actor
        public void owner() {
            race.owner();
        }

        @Actor
        public void monitor() {
            race.monitor();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Next {
        private final Slot slot;
        private final Tally taken = new Tally();
        private final Tally stolen = new Tally();

        Next(Supplier<Slot> maker) {
            slot = maker.get();
            slot.put(0, taken);
        }

        void owner() {
            slot.take(taken);
        }

        void monitor() {
            slot.steal(stolen);
        }

        String end() {
            String verdict = taken.verdict(1, stolen);
            return !verdict.equals("ALL") ? verdict : taken.count(0) == 1 ? "OWNER" : "MONITOR";
        }
    }
}
