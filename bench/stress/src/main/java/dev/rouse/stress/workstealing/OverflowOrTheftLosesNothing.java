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

/** The owner pushes into a full ring while a thief steals: each task is somewhere, once. */
@JCStressTest
@Outcome(id = "ALL", expect = ACCEPTABLE, desc = "each of them once")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "one is nowhere")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "one is in two places")
@State
public class OverflowOrTheftLosesNothing {
    private final Full race = new Full(Ring::real);

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
    @JCStressMeta(OverflowOrTheftLosesNothing.class)
    @State
    public static class WeakenedHead {
        private final Full race = new Full(ModelRing.HeadInTwoSteps::new);

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

    private static final class Full {
        private final Ring ring;
        private final Tally owned = new Tally();
        private final Tally stolen = new Tally();

        Full(Supplier<Ring> maker) {
            ring = maker.get();
            for (int id = 0; id < Ring.CAPACITY; id++) {
                ring.push(id);
            }
        }

        void owner() {
            ring.push(Ring.CAPACITY);
            ring.pop(owned);
        }

        void thief() {
            ring.steal(stolen);
        }

        String end() {
            ring.drain(owned);
            return owned.verdict(Ring.CAPACITY + 1, stolen);
        }
    }
}
