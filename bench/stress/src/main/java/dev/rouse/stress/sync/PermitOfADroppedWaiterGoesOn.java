package dev.rouse.stress.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.stress.CountingWaker;
import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A permit is given while the first of two waiters is dropped: the second one gets it. */
@JCStressTest
@Outcome(
        id = "SECOND_IN_LINE",
        expect = ACCEPTABLE,
        desc = "the first one had left before the permit came")
@Outcome(id = "HANDED_ON", expect = ACCEPTABLE, desc = "the first one was woken and handed it on")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "given, and nobody has it")
@State
public class PermitOfADroppedWaiterGoesOn {
    private final Handover race = new Handover(Line::real);

    @Actor
    public void giver() {
        race.giver();
    }

    @Actor
    public void dropper() {
        race.dropper();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks whether it was granted the permit before it takes the lock. */
    @JCStressTest
    @JCStressMeta(PermitOfADroppedWaiterGoesOn.class)
    @State
    public static class WeakenedDrop {
        private final Handover race = new Handover(ModelLine.TornDrop::new);

        @Actor
        public void giver() {
            race.giver();
        }

        @Actor
        public void dropper() {
            race.dropper();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Handover {
        private final Line line;
        private final CountingWaker first = new CountingWaker();
        private final CountingWaker second = new CountingWaker();

        Handover(Supplier<Line> maker) {
            line = maker.get();
            line.poll(0, first);
            line.poll(1, second);
        }

        void giver() {
            line.give();
        }

        void dropper() {
            line.drop(0);
        }

        String end() {
            if (!second.isWoken() || !line.poll(1, second)) {
                return "LOST";
            }
            return first.isWoken() ? "HANDED_ON" : "SECOND_IN_LINE";
        }
    }
}
