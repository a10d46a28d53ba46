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

/** Of two producers that wake at the same time exactly one gets the waker. */
@JCStressTest
@Outcome(id = "ONE", expect = ACCEPTABLE, desc = "woken once")
@Outcome(id = "BOTH", expect = FORBIDDEN, desc = "both took the same waker")
@Outcome(id = "NONE", expect = FORBIDDEN, desc = "nobody woke it")
@State
public class OneProducerTakesTheWaker {
    private final Producers race = new Producers(WakerPlace::real);

    @Actor
    public void oneProducer() {
        race.oneProducer();
    }

    @Actor
    public void otherProducer() {
        race.otherProducer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Takes with a read and a write. */
    @JCStressTest
    @JCStressMeta(OneProducerTakesTheWaker.class)
    @State
    public static class WeakenedTake {
        private final Producers race = new Producers(ModelPlace.TornTake::new);

        @Actor
        public void oneProducer() {
            race.oneProducer();
        }

        @Actor
        public void otherProducer() {
            race.otherProducer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Producers {
        private final WakerPlace place;
        private final CountingWaker waker = new CountingWaker();

        Producers(Supplier<WakerPlace> maker) {
            place = maker.get();
            place.register(waker);
        }

        void oneProducer() {
            place.wake();
        }

        void otherProducer() {
            place.wake();
        }

        String end() {
            return waker.wakes() == 0 ? "NONE" : waker.wakes() == 1 ? "ONE" : "BOTH";
        }
    }
}
