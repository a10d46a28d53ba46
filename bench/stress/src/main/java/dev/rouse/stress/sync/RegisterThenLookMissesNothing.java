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

/**
 * A consumer registers and looks again while a producer publishes and wakes: one sees the other.
 */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the second look found the news")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the producer found the waker")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "nothing seen and nobody woken")
@State
public class RegisterThenLookMissesNothing {
    private final Meeting race = new Meeting(WakerPlace::real);

    @Actor
    public void consumer() {
        race.consumer();
    }

    @Actor
    public void producer() {
        race.producer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Registers with a release store, which the second look may overtake. */
    @JCStressTest
    @JCStressMeta(RegisterThenLookMissesNothing.class)
    @State
    public static class WeakenedRegister {
        private final Meeting race = new Meeting(ModelPlace.ReleasedRegister::new);

        @Actor
        public void consumer() {
            race.consumer();
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

    private static final class Meeting {
        private final WakerPlace place;

        Meeting(Supplier<WakerPlace> maker) {
            place = maker.get();
        }

        private final CountingWaker waker = new CountingWaker();
        private int news;
        private boolean seen;

        void consumer() {
            place.register(waker);
            seen = news == 1;
        }

        void producer() {
            news = 1;
            place.wake();
        }

        String end() {
            return seen ? "SEEN" : waker.isWoken() ? "WOKEN" : "LOST";
        }
    }
}
