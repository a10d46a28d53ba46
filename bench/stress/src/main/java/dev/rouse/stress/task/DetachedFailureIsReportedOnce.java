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

/** A task fails while its handle is dropped: the uncaught handler learns of it exactly once. */
@JCStressTest
@Outcome(id = "ONCE", expect = ACCEPTABLE, desc = "by whoever was second")
@Outcome(id = "NEVER", expect = FORBIDDEN, desc = "a failure was swallowed")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "both reported it")
@State
public class DetachedFailureIsReportedOnce {
    private final Failing race = new Failing(RealCell::new);

    @Actor
    public void runner() {
        race.runner();
    }

    @Actor
    public void detacher() {
        race.detacher();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks whether the task has ended, and then gives the outcome up, in two steps. */
    @JCStressTest
    @JCStressMeta(DetachedFailureIsReportedOnce.class)
    @State
    public static class WeakenedDetach {
        private final Failing race = new Failing(DetachInTwoSteps::new);

        @Actor
        public void runner() {
            race.runner();
        }

        @Actor
        public void detacher() {
            race.detacher();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Failing extends Race {
        Failing(Function<Race, Cell> maker) {
            super(maker);
        }

        @Override
        public Poll<Integer> poll(Context cx) throws Exception {
            throw new Expected();
        }

        void runner() {
            runOnce();
        }

        void detacher() {
            cell.detach();
        }

        String end() {
            return reports() == 0 ? "NEVER" : reports() == 1 ? "ONCE" : "TWICE";
        }
    }

    /** Without a stack trace, which would be most of the work. */
    private static final class Expected extends Exception {
        private static final long serialVersionUID = 1L;

        Expected() {
            super("expected", null, false, false);
        }
    }
}
