package dev.rouse.stress.workstealing;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * One of two workers sleeps, because a caller takes up the second processor. The caller rests while
 * a task is pushed: one of both wakes the worker.
 */
@JCStressTest
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the producer or the caller woke the worker")
@Outcome(id = "ASLEEP", expect = FORBIDDEN, desc = "asleep, with a task and a processor there")
@State
public class RestingCallerLeavesNoTaskBehind {
    private final Resting race = new Resting(IdlePool::real);

    @Actor
    public void caller() {
        race.caller();
    }

    @Actor
    public void producer() {
        race.producer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks for a task before it says that it rests. */
    @JCStressTest
    @JCStressMeta(RestingCallerLeavesNoTaskBehind.class)
    @State
    public static class WeakenedRest {
        private final Resting race = new Resting(ModelIdle.LookThenRest::new);

        @Actor
        public void caller() {
            race.caller();
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

    private static final class Resting {
        private final IdlePool pool;

        Resting(Supplier<IdlePool> maker) {
            pool = maker.get();
            pool.begin(2);
            pool.found(); // nobody searches
            pool.sleep(false);
            pool.callerRuns();
        }

        void caller() {
            pool.callerRests();
        }

        void producer() {
            pool.push();
        }

        String end() {
            return pool.awake() == 2 ? "WOKEN" : "ASLEEP";
        }
    }
}
