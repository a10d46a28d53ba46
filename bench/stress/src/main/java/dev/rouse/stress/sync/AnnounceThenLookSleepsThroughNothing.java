package dev.rouse.stress.sync;

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
 * A thread announces its sleep and looks again while another leaves an item and unparks: it does
 * not sleep.
 */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the second look found the item")
@Outcome(id = "UNPARKED", expect = ACCEPTABLE, desc = "the producer found the announcement")
@Outcome(id = "ASLEEP", expect = FORBIDDEN, desc = "asleep, with an item there")
@State
public class AnnounceThenLookSleepsThroughNothing {
    private final Bedtime race = new Bedtime(SleepingPlace::real);

    @Actor
    public void sleeper() {
        race.sleeper();
    }

    @Actor
    public void producer() {
        race.producer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Announces with a release store and no fence. */
    @JCStressTest
    @JCStressMeta(AnnounceThenLookSleepsThroughNothing.class)
    @State
    public static class WeakenedAnnounce {
        private final Bedtime race = new Bedtime(ModelSleeping.AnnounceWithoutFence::new);

        @Actor
        public void sleeper() {
            race.sleeper();
        }

        @Actor
        public void producer() {
            race.producer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    /** Looks for a sleeper without a fence after the item. */
    @JCStressTest
    @JCStressMeta(AnnounceThenLookSleepsThroughNothing.class)
    @State
    public static class WeakenedUnpark {
        private final Bedtime race = new Bedtime(ModelSleeping.UnparkWithoutFence::new);

        @Actor
        public void sleeper() {
            race.sleeper();
        }

        @Actor
        public void producer() {
            race.producer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Bedtime {
        private final SleepingPlace place;

        Bedtime(Supplier<SleepingPlace> maker) {
            place = maker.get();
        }

        private int item;
        private boolean seen;

        void sleeper() {
            place.announce();
            seen = item == 1;
            if (seen) {
                place.cancel();
            }
        }

        void producer() {
            item = 1;
            place.unpark();
        }

        String end() {
            return place.isAsleep() ? "ASLEEP" : seen ? "SEEN" : "UNPARKED";
        }
    }
}
