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

/** A value is set while a future looks for it and begins to wait. */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the poll found the value")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the setter found the waiter")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "set, and the waiter sleeps")
@State
public class ValueSetOnceReachesWhoWaits {
    private final Setting race = new Setting(OncePlace::real);

    @Actor
    public void setter() {
        race.setter();
    }

    @Actor
    public void waiter() {
        race.waiter();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks before it enters the line. */
    @JCStressTest
    @JCStressMeta(ValueSetOnceReachesWhoWaits.class)
    @State
    public static class WeakenedPoll {
        private final Setting race = new Setting(OncePlace.LookThenEnter::new);

        @Actor
        public void setter() {
            race.setter();
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

    private static final class Setting {
        private final OncePlace place;
        private final CountingWaker waker = new CountingWaker();
        private boolean seen;

        Setting(Supplier<OncePlace> maker) {
            place = maker.get();
        }

        void setter() {
            place.set(5);
        }

        void waiter() {
            seen = place.poll(waker);
        }

        String end() {
            if (seen) {
                return "SEEN";
            }
            return waker.isWoken() && place.poll(waker) ? "WOKEN" : "LOST";
        }
    }
}
