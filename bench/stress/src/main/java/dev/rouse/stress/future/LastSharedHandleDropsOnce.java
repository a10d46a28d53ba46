package dev.rouse.stress.future;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two handles of a shared future are dropped at the same time: the future is dropped, once. */
@JCStressTest
@Outcome(id = "ONCE", expect = ACCEPTABLE, desc = "dropped by the last handle")
@Outcome(id = "NEVER", expect = FORBIDDEN, desc = "still held, by nobody")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "dropped by both")
@State
public class LastSharedHandleDropsOnce {
    private final Leaving race = new Leaving(SharedDrops::real);

    @Actor
    public void one() {
        race.one();
    }

    @Actor
    public void other() {
        race.other();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Counts with a read and a write. */
    @JCStressTest
    @JCStressMeta(LastSharedHandleDropsOnce.class)
    @State
    public static class WeakenedCount {
        private final Leaving race = new Leaving(ModelSharedDrops::new);

        @Actor
        public void one() {
            race.one();
        }

        @Actor
        public void other() {
            race.other();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Leaving implements Runnable {
        private final AtomicInteger drops = new AtomicInteger();
        private final SharedDrops handles;

        Leaving(Function<Runnable, SharedDrops> maker) {
            handles = maker.apply(this);
        }

        /** The drop of the future. */
        @Override
        public void run() {
            drops.incrementAndGet();
        }

        void one() {
            handles.dropOne();
        }

        void other() {
            handles.dropOther();
        }

        String end() {
            return drops.get() == 0 ? "NEVER" : drops.get() == 1 ? "ONCE" : "TWICE";
        }
    }
}
