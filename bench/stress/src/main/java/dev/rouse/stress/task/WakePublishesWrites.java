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

/**
 * What a thread wrote before its wake is seen by a poll, also if the task was scheduled already.
 */
@JCStressTest
@Outcome(
        id = "FIRST_POLL",
        expect = ACCEPTABLE,
        desc = "the wake came first, and its writes with it")
@Outcome(
        id = "LATER_POLL",
        expect = ACCEPTABLE,
        desc = "the run came first: the wake brought another poll")
@Outcome(
        id = "HIDDEN",
        expect = FORBIDDEN,
        desc = "the wake was taken for done, and no poll saw the writes")
@State
public class WakePublishesWrites {
    private final Reader race = new Reader(RealCell::new);

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

    /** Wakes a scheduled task by looking only: the writes may still be on their way. */
    @JCStressTest
    @JCStressMeta(WakePublishesWrites.class)
    @State
    public static class WeakenedWake {
        private final Reader race = new Reader(WakeThatLooksFirst::new);

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

    private static final class Reader extends Race {
        private int written;
        private int polls;
        private int pollThatSaw;

        Reader(Function<Race, Cell> maker) {
            super(maker);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            polls++;
            if (pollThatSaw == 0 && written == 1) {
                pollThatSaw = polls;
            }
            return Poll.pending();
        }

        void runner() {
            runOnce();
        }

        void waker() {
            written = 1;
            cell.wake();
        }

        String end() {
            runQueued();
            return pollThatSaw == 0 ? "HIDDEN" : pollThatSaw == 1 ? "FIRST_POLL" : "LATER_POLL";
        }
    }
}
