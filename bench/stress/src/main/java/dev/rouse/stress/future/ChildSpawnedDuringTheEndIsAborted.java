package dev.rouse.stress.future;

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

/** A child is spawned while its scope is cancelled: it does not run on. */
@JCStressTest
@Outcome(id = "REJECTED", expect = ACCEPTABLE, desc = "the scope was ending")
@Outcome(id = "ABORTED", expect = ACCEPTABLE, desc = "by whoever was second")
@Outcome(id = "RUNS_ON", expect = FORBIDDEN, desc = "spawned, and nobody told it")
@State
public class ChildSpawnedDuringTheEndIsAborted {
    private final Ending race = new Ending(ScopePlace::real);

    @Actor
    public void spawner() {
        race.spawner();
    }

    @Actor
    public void canceller() {
        race.canceller();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Does not look at the scope again once it has the handle. */
    @JCStressTest
    @JCStressMeta(ChildSpawnedDuringTheEndIsAborted.class)
    @State
    public static class WeakenedSpawn {
        private final Ending race = new Ending(ScopePlace.NoSecondLook::new);

        @Actor
        public void spawner() {
            race.spawner();
        }

        @Actor
        public void canceller() {
            race.canceller();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Ending {
        private final ScopePlace place;

        Ending(Supplier<ScopePlace> maker) {
            place = maker.get();
        }

        void spawner() {
            place.spawn();
        }

        void canceller() {
            place.cancel();
        }

        String end() {
            return place.isRejected() ? "REJECTED" : place.isAborted() ? "ABORTED" : "RUNS_ON";
        }
    }
}
