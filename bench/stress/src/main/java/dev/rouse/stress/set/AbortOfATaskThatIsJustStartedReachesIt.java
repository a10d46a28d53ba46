package dev.rouse.stress.set;

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

/** A task is aborted while its set starts it. */
@JCStressTest
@Outcome(id = "ABORTED", expect = ACCEPTABLE, desc = "whoever was second saw the other")
@Outcome(id = "RUNS_ON", expect = FORBIDDEN, desc = "started, and nobody told it")
@State
public class AbortOfATaskThatIsJustStartedReachesIt {
    private final Starting race = new Starting(StartPlace::real);

    @Actor
    public void starter() {
        race.starter();
    }

    @Actor
    public void aborter() {
        race.aborter();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Both looks may come before the stores. */
    @JCStressTest
    @JCStressMeta(AbortOfATaskThatIsJustStartedReachesIt.class)
    @State
    public static class WeakenedLooks {
        private final Starting race = new Starting(StartPlace.WithoutFence::new);

        @Actor
        public void starter() {
            race.starter();
        }

        @Actor
        public void aborter() {
            race.aborter();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Starting {
        private final StartPlace place;

        Starting(Supplier<StartPlace> maker) {
            place = maker.get();
        }

        void starter() {
            place.start();
        }

        void aborter() {
            place.abort();
        }

        String end() {
            return place.isAborted() ? "ABORTED" : "RUNS_ON";
        }
    }
}
