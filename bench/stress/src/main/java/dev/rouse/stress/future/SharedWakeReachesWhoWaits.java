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
 * One handle of a shared future polls it while it is woken; another handle, which waits, is woken,
 * so that it can take over when the first one is dropped.
 */
@JCStressTest
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the other handle will poll")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "the other handle depends on the first one")
@State
public class SharedWakeReachesWhoWaits {
    private final TakeOver race = new TakeOver(SharedPlace::real);

    @Actor
    public void poller() {
        race.poller();
    }

    @Actor
    public void producer() {
        race.producer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** A wake during a poll is left to the poller. */
    @JCStressTest
    @JCStressMeta(SharedWakeReachesWhoWaits.class)
    @State
    public static class WeakenedWakeDuringPoll {
        private final TakeOver race = new TakeOver(ModelShared.ForgetsWakesDuringPolls::new);

        @Actor
        public void poller() {
            race.poller();
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

    /** Leaves the poll with a look and a store. */
    @JCStressTest
    @JCStressMeta(SharedWakeReachesWhoWaits.class)
    @State
    public static class WeakenedLeave {
        private final TakeOver race = new TakeOver(ModelShared.LeavesInTwoSteps::new);

        @Actor
        public void poller() {
            race.poller();
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

    private static final class TakeOver implements BooleanSupplier {
        private final SharedPlace place;
        private int news;

        TakeOver(Function<BooleanSupplier, SharedPlace> maker) {
            place = maker.apply(this);
            place.pollOther();
        }

        /** The poll of the future. */
        @Override
        public boolean getAsBoolean() {
            return news == 1;
        }

        void poller() {
            place.poll();
        }

        void producer() {
            news = 1;
            place.wake();
        }

        String end() {
            return place.isOtherWoken() ? "WOKEN" : "LOST";
        }
    }
}
