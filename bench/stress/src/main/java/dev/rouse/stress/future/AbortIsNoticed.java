package dev.rouse.stress.future;

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

/** A future waits while its handle is aborted: its poll ends it, or it is woken. */
@JCStressTest
@Outcome(id = "ENDED", expect = ACCEPTABLE, desc = "the poll found the abort")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the abort found the waker")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "the future waits and nobody wakes it")
@State
public class AbortIsNoticed {
    private final Stopping race = new Stopping(AbortPlace::real);

    @Actor
    public void waiter() {
        race.waiter();
    }

    @Actor
    public void aborter() {
        race.aborter();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks for an abort and stores the waker in two steps. */
    @JCStressTest
    @JCStressMeta(AbortIsNoticed.class)
    @State
    public static class WeakenedRegister {
        private final Stopping race = new Stopping(ModelAbort::new);

        @Actor
        public void waiter() {
            race.waiter();
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

    private static final class Stopping {
        private final CountingWaker waker = new CountingWaker();
        private final AbortPlace place;
        private boolean ended;

        Stopping(Supplier<AbortPlace> maker) {
            place = maker.get();
        }

        void waiter() {
            ended = !place.waits(waker);
        }

        void aborter() {
            place.abort();
        }

        String end() {
            return ended ? "ENDED" : waker.isWoken() ? "WOKEN" : "LOST";
        }
    }
}
