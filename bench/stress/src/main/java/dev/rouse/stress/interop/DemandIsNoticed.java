package dev.rouse.stress.interop;

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

/** A subscriber asks for an item while the task looks for demand and goes to sleep. */
@JCStressTest
@Outcome(id = "SENT", expect = ACCEPTABLE, desc = "the task saw the demand")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the subscriber found the waker")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "asked for, and the task sleeps")
@State
public class DemandIsNoticed {
    private final Asking race = new Asking(DemandPlace::real);

    @Actor
    public void subscriber() {
        race.subscriber();
    }

    @Actor
    public void task() {
        race.task();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Registers after the look. */
    @JCStressTest
    @JCStressMeta(DemandIsNoticed.class)
    @State
    public static class WeakenedLook {
        private final Asking race = new Asking(DemandPlace.LookThenRegister::new);

        @Actor
        public void subscriber() {
            race.subscriber();
        }

        @Actor
        public void task() {
            race.task();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Asking {
        private final DemandPlace place;
        private final CountingWaker waker = new CountingWaker();
        private boolean sent;

        Asking(Supplier<DemandPlace> maker) {
            place = maker.get();
        }

        void subscriber() {
            place.request();
        }

        void task() {
            sent = place.poll(waker);
        }

        String end() {
            if (sent) {
                return "SENT";
            }
            return waker.isWoken() && place.poll(waker) ? "WOKEN" : "LOST";
        }
    }
}
