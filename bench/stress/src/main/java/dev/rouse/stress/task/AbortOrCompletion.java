package dev.rouse.stress.task;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.stress.CountingWaker;
import dev.rouse.stress.task.Cell.Joined;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** An abort that races with the last poll: the task either completes or is dropped, never both. */
@JCStressTest
@Outcome(id = "COMPLETED", expect = ACCEPTABLE, desc = "the poll was first; nothing was dropped")
@Outcome(
        id = "ABORTED",
        expect = ACCEPTABLE,
        desc = "the abort was first; dropped once, and the handle says so")
@Outcome(id = "BOTH", expect = FORBIDDEN, desc = "dropped, though it completed")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "dropped twice")
@Outcome(id = "NEITHER", expect = FORBIDDEN, desc = "neither completed nor dropped")
@State
public class AbortOrCompletion {
    private final LastPoll race = new LastPoll(RealCell::new);

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

    /** Aborts a task that is not running by dropping it on the spot, after a look. */
    @JCStressTest
    @JCStressMeta(AbortOrCompletion.class)
    @State
    public static class WeakenedAbort {
        private final LastPoll race = new LastPoll(AbortOnTheSpot::new);

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

    private static final class LastPoll extends Race {
        private volatile boolean completed;

        LastPoll(Function<Race, Cell> maker) {
            super(maker);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            completed = true;
            return Poll.ready(7);
        }

        void runner() {
            runOnce();
        }

        void aborter() {
            cell.abort();
        }

        String end() {
            runQueued();
            if (drops() > 1) {
                return "TWICE";
            }
            Joined joined = cell.join(new CountingWaker());
            return switch (joined) {
                case VALUE -> completed && drops() == 0 ? "COMPLETED" : "BOTH";
                case CANCELLED -> completed || drops() != 1 ? "BOTH" : "ABORTED";
                case PENDING -> "NEITHER";
            };
        }
    }
}
