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

/** The only searcher goes to sleep while a task is pushed: it is woken or sees the task. */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the last look found the task")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "whoever pushed it woke the worker")
@Outcome(id = "ASLEEP", expect = FORBIDDEN, desc = "asleep, with a task there")
@State
public class LastSearcherSleepsThroughNothing {
    private final Bed race = new Bed(IdlePool::real);

    @Actor
    public void worker() {
        race.worker();
    }

    @Actor
    public void producer() {
        race.producer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks for sleepers without a fence behind the push. */
    @JCStressTest
    @JCStressMeta(LastSearcherSleepsThroughNothing.class)
    @State
    public static class WeakenedWake {
        private final Bed race = new Bed(ModelIdle.WakeWithoutFence::new);

        @Actor
        public void worker() {
            race.worker();
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

    /** Sleeps without a last look. */
    @JCStressTest
    @JCStressMeta(LastSearcherSleepsThroughNothing.class)
    @State
    public static class WeakenedSleep {
        private final Bed race = new Bed(ModelIdle.SleepWithoutLook::new);

        @Actor
        public void worker() {
            race.worker();
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

    private static final class Bed {
        private final IdlePool pool;
        private boolean seen;

        Bed(Supplier<IdlePool> maker) {
            pool = maker.get();
            pool.begin(1);
        }

        void worker() {
            seen = pool.sleep(true);
        }

        void producer() {
            pool.push();
        }

        String end() {
            return seen ? "SEEN" : pool.awake() == 1 ? "WOKEN" : "ASLEEP";
        }
    }
}
