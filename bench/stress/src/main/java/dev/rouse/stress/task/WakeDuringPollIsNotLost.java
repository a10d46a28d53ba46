package dev.rouse.stress.task;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Context;
import dev.rouse.Poll;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A wake that comes before, during or after a poll which answers pending brings another poll. */
@JCStressTest
@Outcome(id = "FIRST_POLL", expect = ACCEPTABLE, desc = "the wake came before the poll looked")
@Outcome(
        id = "LATER_POLL",
        expect = ACCEPTABLE,
        desc = "the wake came after the look: polled again")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "parked for ever with the news there")
@State
public class WakeDuringPollIsNotLost {
    private final OnePoll race = new OnePoll(RealCell::new);

    @Actor
    public void runner() {
        race.runner();
    }

    @Actor
    public void waker() {
        race.waker();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Ends the poll with a read and a write: a wake between them is overwritten. */
    @JCStressTest
    @JCStressMeta(WakeDuringPollIsNotLost.class)
    @State
    public static class WeakenedEndOfPoll {
        private final OnePoll race = new OnePoll(TornToIdle::new);

        @Actor
        public void runner() {
            race.runner();
        }

        @Actor
        public void waker() {
            race.waker();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class OnePoll extends Race {
        private boolean news;
        private int polls;

        OnePoll(Function<Race, Cell> maker) {
            super(maker);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            polls++;
            return news ? Poll.ready(polls) : Poll.pending();
        }

        void runner() {
            runQueued();
        }

        void waker() {
            news = true;
            cell.wake();
        }

        String end() {
            runQueued();
            return !cell.isFinished() ? "LOST" : polls == 1 ? "FIRST_POLL" : "LATER_POLL";
        }
    }
}
