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
 * A worker that was denied a search goes to sleep while the searcher finds something else, and a
 * task is pushed: the worker is woken or sees the task.
 */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the last look found the task")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "whoever pushed it woke the worker")
@Outcome(id = "ASLEEP", expect = FORBIDDEN, desc = "asleep, with a task there")
@State
public class DeniedSearcherSleepsThroughNothing {
    private final Denied race = new Denied(IdlePool::real);

    @Actor
    public void worker() {
        race.worker();
    }

    @Actor
    public void searcher() {
        race.searcher();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks back only if it was searching itself. */
    @JCStressTest
    @JCStressMeta(DeniedSearcherSleepsThroughNothing.class)
    @State
    public static class WeakenedSleep {
        private final Denied race = new Denied(ModelIdle.OnlySearchersLook::new);

        @Actor
        public void worker() {
            race.worker();
        }

        @Actor
        public void searcher() {
            race.searcher();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Denied {
        private final IdlePool pool;
        private boolean seen;

        Denied(Supplier<IdlePool> maker) {
            pool = maker.get();
            pool.begin(2);
        }

        void worker() {
            seen = pool.sleep(false);
        }

        void searcher() {
            pool.found();
            pool.push();
        }

        String end() {
            return seen ? "SEEN" : pool.awake() == 2 ? "WOKEN" : "ASLEEP";
        }
    }
}
