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
 * An abort before, during or after a poll that answers pending has the future dropped exactly once.
 */
@JCStressTest
@Outcome(
        id = "ONCE",
        expect = ACCEPTABLE,
        desc = "dropped instead of polled, at the end of the poll, or from the queue")
@Outcome(id = "NEVER", expect = FORBIDDEN, desc = "the abort was lost: parked for ever")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "dropped twice")
@State
public class AbortDuringPollDropsOnce {
    private final NeverReady race = new NeverReady(RealCell::new);

    @Actor
    public void runner() {
        race.runner();
    }

    @Actor
    public void aborter() {
        race.aborter();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Ends the poll with a read and a write: an abort between them is overwritten. */
    @JCStressTest
    @JCStressMeta(AbortDuringPollDropsOnce.class)
    @State
    public static class WeakenedEndOfPoll {
        private final NeverReady race = new NeverReady(TornToIdle::new);

        @Actor
        public void runner() {
            race.runner();
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

    private static final class NeverReady extends Race {
        NeverReady(Function<Race, Cell> maker) {
            super(maker);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.pending();
        }

        void runner() {
            runOnce();
        }

        void aborter() {
            cell.abort();
        }

        String end() {
            runQueued();
            return drops() == 0 || !cell.isFinished() ? "NEVER" : drops() == 1 ? "ONCE" : "TWICE";
        }
    }
}
