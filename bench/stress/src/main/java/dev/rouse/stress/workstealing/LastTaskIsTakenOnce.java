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

/** The owner pops the last task of its ring while a thief steals it: one of them gets it. */
@JCStressTest
@Outcome(id = "OWNER", expect = ACCEPTABLE, desc = "popped")
@Outcome(id = "THIEF", expect = ACCEPTABLE, desc = "stolen")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "nobody has it")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "both have it")
@State
public class LastTaskIsTakenOnce {
    private final Last race = new Last(Ring::real);

    @Actor
    public void owner() {
        race.owner();
    }

    @Actor
    public void thief() {
        race.thief();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Moves the head in two steps, a look and a store. */
    @JCStressTest
    @JCStressMeta(LastTaskIsTakenOnce.class)
    @State
    public static class WeakenedHead {
        private final Last race = new Last(ModelRing.HeadInTwoSteps::new);

        @Actor
        public void owner() {
            race.owner();
        }

        @Actor
        public void thief() {
            race.thief();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Last {
        private final Ring ring;
        private final Tally popped = new Tally();
        private final Tally stolen = new Tally();

        Last(Supplier<Ring> maker) {
            ring = maker.get();
            ring.push(0);
        }

        void owner() {
            ring.pop(popped);
        }

        void thief() {
            ring.steal(stolen);
        }

        String end() {
            String owned = popped.verdict(1, stolen);
            return !owned.equals("ALL") ? owned : popped.count(0) == 1 ? "OWNER" : "THIEF";
        }
    }
}
