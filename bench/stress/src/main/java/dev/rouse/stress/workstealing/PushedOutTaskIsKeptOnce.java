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

/**
 * The owner puts a task where there is one that the monitor takes away: both are somewhere, once.
 */
@JCStressTest
@Outcome(id = "ALL", expect = ACCEPTABLE, desc = "each of them once")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "one is nowhere")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "one is in two places")
@State
public class PushedOutTaskIsKeptOnce {
    private final Put race = new Put(Slot::real);

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

    /** Puts in two steps, a look and a store. */
    @JCStressTest
    @JCStressMeta(PushedOutTaskIsKeptOnce.class)
    @State
    public static class WeakenedPut {
        private final Put race = new Put(ModelSlot.PutInTwoSteps::new);

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

    private static final class Put {
        private final Slot slot;
        private final Tally owned = new Tally();
        private final Tally stolen = new Tally();

        Put(Supplier<Slot> maker) {
            slot = maker.get();
            slot.put(0, owned);
        }

        void owner() {
            slot.put(1, owned);
        }

        void monitor() {
            slot.steal(stolen);
        }

        String end() {
            slot.take(owned);
            return owned.verdict(2, stolen);
        }
    }
}
