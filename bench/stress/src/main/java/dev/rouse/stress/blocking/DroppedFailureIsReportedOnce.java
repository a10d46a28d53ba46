package dev.rouse.stress.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Waker;
import dev.rouse.function.ThrowingSupplier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A drop that races with the begin and the end of work that fails: it never runs, or its failure is
 * reported, once.
 */
@JCStressTest
@Outcome(id = "NEVER_RAN", expect = ACCEPTABLE, desc = "dropped before it began")
@Outcome(id = "REPORTED", expect = ACCEPTABLE, desc = "dropped during the run or after it")
@Outcome(id = "SWALLOWED", expect = FORBIDDEN, desc = "it failed, and nobody heard of it")
@Outcome(id = "TWICE", expect = FORBIDDEN, desc = "owner and thread both reported it")
@State
public class DroppedFailureIsReportedOnce {
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

    /** Stores that it is done over a drop that has come since the look. */
    @JCStressTest
    @JCStressMeta(DroppedFailureIsReportedOnce.class)
    @State
    public static class WeakenedEnd {
        private final Drop race = new Drop(ModelOffload.TornEnd::new);

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
        private final AtomicInteger runs = new AtomicInteger();
        private final Offload offload;

        Drop(Function<ThrowingSupplier<Integer>, Offload> maker) {
            offload =
                    maker.apply(
                            () -> {
                                runs.incrementAndGet();
                                throw new Exception("on purpose");
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
            return switch (offload.reports()) {
                case 0 -> runs.get() == 0 ? "NEVER_RAN" : "SWALLOWED";
                case 1 -> "REPORTED";
                default -> "TWICE";
            };
        }
    }
}
