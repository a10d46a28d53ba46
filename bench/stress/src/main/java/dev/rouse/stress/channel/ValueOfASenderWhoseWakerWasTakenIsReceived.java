package dev.rouse.stress.channel;

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
 * Two send while the receiver waits: one of them finds the waker, and takes it too late. The other
 * has taken it and is the receiver from then on.
 */
@JCStressTest
@Outcome(id = "TAKEN", expect = ACCEPTABLE, desc = "the receiver saw both values")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "it saw the last one after a second wake")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "sent, and the receiver waits for ever")
@State
public class ValueOfASenderWhoseWakerWasTakenIsReceived {
    private final Exchange race = new Exchange(Pipe::real);

    @Actor
    public void sender() {
        race.sender();
    }

    @Actor
    public void other() {
        race.other();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks twice and does not exchange. */
    @JCStressTest
    @JCStressMeta(ValueOfASenderWhoseWakerWasTakenIsReceived.class)
    @State
    public static class WeakenedExchange {
        private final Exchange race = new Exchange(ModelPipe.NoExchange::new);

        @Actor
        public void sender() {
            race.sender();
        }

        @Actor
        public void other() {
            race.other();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Exchange {
        private final Pipe place;
        private final CountingWaker again = new CountingWaker();
        private boolean taken;

        Exchange(Supplier<Pipe> maker) {
            place = maker.get();
            place.poll(new CountingWaker());
        }

        void sender() {
            place.send(1);
        }

        void other() {
            place.send(2);
            boolean one = poll();
            taken = one && poll();
        }

        private boolean poll() {
            return place.poll(again) == Pipe.Answer.VALUE;
        }

        String end() {
            if (taken) {
                return "TAKEN";
            }
            return again.isWoken() && poll() ? "WOKEN" : "LOST";
        }
    }
}
