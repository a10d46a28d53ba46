package dev.rouse.stress.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Waker;
import dev.rouse.function.ThrowingSupplier;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A drop that races with the begin: either the work is cancelled or it runs. */
@JCStressTest
@Outcome(id = "NEVER_RAN", expect = ACCEPTABLE, desc = "dropped before it began")
@Outcome(id = "RAN", expect = ACCEPTABLE, desc = "begun before it was dropped")
@Outcome(id = "BOTH", expect = FORBIDDEN, desc = "it ran although the drop had cancelled it")
@Outcome(id = "NEITHER", expect = FORBIDDEN, desc = "it did not run, and nothing cancelled it")
@State
public class DroppedInTimeNeverRuns {
    private final Drop race = new Drop(work -> Offload.real(work, false));

    @Actor
    public void owner() {
        race.owner();
    }

    @Actor
    public void thread() {
        race.thread();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Stores that it runs over a drop that has come since the look. */
    @JCStressTest
    @JCStressMeta(DroppedInTimeNeverRuns.class)
    @State
    public static class WeakenedBegin {
        private final Drop race = new Drop(ModelOffload.TornBegin::new);

        @Actor
        public void owner() {
            race.owner();
        }

        @Actor
        public void thread() {
            race.thread();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Drop {
        private final Offload offload;
        private volatile boolean ran;

        Drop(Function<ThrowingSupplier<Integer>, Offload> maker) {
            offload =
                    maker.apply(
                            () -> {
                                ran = true;
                                return 5;
                            });
            offload.poll(Waker.noop());
        }

        void owner() {
            offload.drop();
        }

        void thread() {
            offload.runThread();
        }

        String end() {
            if (offload.isCancelled()) {
                return ran ? "BOTH" : "NEVER_RAN";
            }
            return ran ? "RAN" : "NEITHER";
        }
    }
}
