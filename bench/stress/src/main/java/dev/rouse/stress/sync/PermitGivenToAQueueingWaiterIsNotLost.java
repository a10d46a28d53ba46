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

/** A permit is given while a future is polled that finds none and gets in line. */
@JCStressTest
@Outcome(id = "TAKEN", expect = ACCEPTABLE, desc = "the poll found the permit")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the giver found the waiter")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "given, and the future waits for ever")
@State
public class PermitGivenToAQueueingWaiterIsNotLost {
    private final Arrival race = new Arrival(Line::real);

    @Actor
    public void giver() {
        race.giver();
    }

    @Actor
    public void waiter() {
        race.waiter();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Announces that it waits over whatever has come since the look. */
    @JCStressTest
    @JCStressMeta(PermitGivenToAQueueingWaiterIsNotLost.class)
    @State
    public static class WeakenedQueueing {
        private final Arrival race = new Arrival(ModelLine.TornQueueing::new);

        @Actor
        public void giver() {
            race.giver();
        }

        @Actor
        public void waiter() {
            race.waiter();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Arrival {
        private final Line line;
        private final CountingWaker waker = new CountingWaker();
        private boolean taken;

        Arrival(Supplier<Line> maker) {
            line = maker.get();
        }

        void giver() {
            line.give();
        }

        void waiter() {
            taken = line.poll(0, waker);
        }

        String end() {
            if (taken) {
                return "TAKEN";
            }
            return waker.isWoken() && line.poll(0, waker) ? "WOKEN" : "LOST";
        }
    }
}
