package dev.rouse.stress.future;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A handle of a shared future waits for the first time while the future is woken: it sees the news
 * itself, or it is woken.
 */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "its own poll found the news")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the wake found it waiting")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "it waits and nobody wakes it")
@State
public class SharedWaiterIsNotOverlooked {
    private final Arrival race = new Arrival(SharedPlace::real);

    @Actor
    public void waiter() {
        race.waiter();
    }

    @Actor
    public void producer() {
        race.producer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Polls first and registers after that. */
    @JCStressTest
    @JCStressMeta(SharedWaiterIsNotOverlooked.class)
    @State
    public static class WeakenedOrder {
        private final Arrival race = new Arrival(ModelShared.RegistersLate::new);

        @Actor
        public void waiter() {
            race.waiter();
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

    private static final class Arrival implements BooleanSupplier {
        private final SharedPlace place;
        private int news;
        private boolean seen;

        Arrival(Function<BooleanSupplier, SharedPlace> maker) {
            place = maker.apply(this);
            place.poll();
        }

        /** The poll of the future. */
        @Override
        public boolean getAsBoolean() {
            return news == 1;
        }

        void waiter() {
            seen = place.pollOther();
        }

        void producer() {
            news = 1;
            place.wake();
        }

        String end() {
            return seen ? "SEEN" : place.isOtherWoken() ? "WOKEN" : "LOST";
        }
    }
}
