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

/** A task is pushed while the queue is closed and emptied: it is found, or refused. */
@JCStressTest
@Outcome(id = "FOUND", expect = ACCEPTABLE, desc = "in the queue before it closed")
@Outcome(id = "REFUSED", expect = ACCEPTABLE, desc = "came too late, and knows")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "taken in, but nobody looks any more")
@State
public class InjectedDuringCloseIsFound {
    private final Close race = new Close(InjectPlace::real);

    @Actor
    public void closer() {
        race.closer();
    }

    @Actor
    public void pusher() {
        race.pusher();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks whether it is closed before it takes the lock. */
    @JCStressTest
    @JCStressMeta(InjectedDuringCloseIsFound.class)
    @State
    public static class WeakenedPush {
        private final Close race = new Close(ModelInject::new);

        @Actor
        public void closer() {
            race.closer();
        }

        @Actor
        public void pusher() {
            race.pusher();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Close {
        private final InjectPlace place;
        private boolean found;
        private boolean accepted;

        Close(Supplier<InjectPlace> maker) {
            place = maker.get();
        }

        void closer() {
            place.close();
            found = place.pop();
        }

        void pusher() {
            accepted = place.push();
        }

        String end() {
            return found == accepted ? found ? "FOUND" : "REFUSED" : "LOST";
        }
    }
}
