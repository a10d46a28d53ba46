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
 * A closing executor shuts a task down while a worker that has it from the queue runs it: dropped
 * once.
 */
@JCStressTest
@Outcome(id = "ONCE", expect = ACCEPTABLE, desc = "dropped by the one that had it")
@Outcome(id = "NEVER", expect = FORBIDDEN, desc = "neither dropped it")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "both dropped it")
@Outcome(
        id = "REFUSED",
        expect = FORBIDDEN,
        desc = "a run of a task that was in the queue threw an exception")
@State
public class ShutdownOrRunDropsOnce {
    private final InQueue race = new InQueue(RealCell::new);

    @Actor
    public void runner() {
        race.runner();
    }

    @Actor
    public void closer() {
        race.closer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Takes the task away with a read and a write, also from under a runner. */
    @JCStressTest
    @JCStressMeta(ShutdownOrRunDropsOnce.class)
    @State
    public static class WeakenedShutdown {
        private final InQueue race = new InQueue(TornToShutdown::new);

        @Actor
        public void runner() {
            race.runner();
        }

        @Actor
        public void closer() {
            race.closer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class InQueue extends Race {
        private boolean refused;

        InQueue(Function<Race, Cell> maker) {
            super(maker);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.pending();
        }

        void runner() {
            try {
                runOnce();
            } catch (IllegalStateException e) {
                refused = true;
            }
        }

        void closer() {
            cell.shutdown();
        }

        String end() {
            runQueued();
            if (refused) {
                return "REFUSED";
            }
            return drops() == 0 || !cell.isFinished() ? "NEVER" : drops() == 1 ? "ONCE" : "TWICE";
        }
    }
}
