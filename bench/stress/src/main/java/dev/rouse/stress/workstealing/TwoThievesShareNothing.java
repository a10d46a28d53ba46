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

/** Two thieves steal from the same ring: no task is stolen by both, none is lost. */
@JCStressTest
@Outcome(id = "ALL", expect = ACCEPTABLE, desc = "each task is somewhere, once")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "one is nowhere")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "one was stolen twice")
@State
public class TwoThievesShareNothing {
    private final Thieves race = new Thieves(Ring::real);

    @Actor
    public void oneThief() {
        race.oneThief();
    }

    @Actor
    public void otherThief() {
        race.otherThief();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Moves the head in two steps, a look and a store. */
    @JCStressTest
    @JCStressMeta(TwoThievesShareNothing.class)
    @State
    public static class WeakenedHead {
        private final Thieves race = new Thieves(ModelRing.HeadInTwoSteps::new);

        @Actor
        public void oneThief() {
            race.oneThief();
        }

        @Actor
        public void otherThief() {
            race.otherThief();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Thieves {
        private final Ring ring;
        private final Tally one = new Tally();
        private final Tally other = new Tally();

        Thieves(Supplier<Ring> maker) {
            ring = maker.get();
            for (int id = 0; id < Ring.CAPACITY; id++) {
                ring.push(id);
            }
        }

        void oneThief() {
            ring.steal(one);
        }

        void otherThief() {
            ring.steal(other);
        }

        String end() {
            ring.drain(one);
            return one.verdict(Ring.CAPACITY, other);
        }
    }
}
