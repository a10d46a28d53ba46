package dev.rouse.stress.set;

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

/** The last future leaves a tracker while it is closed. */
@JCStressTest
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "one of the two saw that it was the last")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "closed and empty, and the waiter sleeps")
@State
public class LastToLeaveOrCloseIsNoticed {
    private final Leaving race = new Leaving(CountPlace::real);

    @Actor
    public void leaver() {
        race.leaver();
    }

    @Actor
    public void closer() {
        race.closer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Count and mark are stored and looked at one by one. */
    @JCStressTest
    @JCStressMeta(LastToLeaveOrCloseIsNoticed.class)
    @State
    public static class WeakenedWord {
        private final Leaving race = new Leaving(CountPlace.TwoWords::new);

        @Actor
        public void leaver() {
            race.leaver();
        }

        @Actor
        public void closer() {
            race.closer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Leaving {
        private final CountPlace place;
        private final CountingWaker waker = new CountingWaker();

        Leaving(Supplier<CountPlace> maker) {
            place = maker.get();
            place.poll(waker);
        }

        void leaver() {
            place.leave();
        }

        void closer() {
            place.close();
        }

        String end() {
            return waker.isWoken() && place.poll(waker) ? "WOKEN" : "LOST";
        }
    }
}
