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

/**
 * A drop that interrupts the thread and races with the end of the work, after which the thread is
 * free for other work.
 */
@JCStressTest
@Outcome(
        id = "CLEAN",
        expect = ACCEPTABLE,
        desc = "no interrupt is left when the thread has left the work")
@Outcome(
        id = "STRAYED",
        expect = FORBIDDEN,
        desc = "the interrupt would hit what the thread does next")
@State
public class InterruptGoesNoFurtherThanItsWork {
    private final Drop race = new Drop(work -> Offload.real(work, true));

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

    /** Leaves the work without waiting for an interrupt that is on its way. */
    @JCStressTest
    @JCStressMeta(InterruptGoesNoFurtherThanItsWork.class)
    @State
    public static class WeakenedEnd {
        private final Drop race = new Drop(ModelOffload.NoWaitForTheInterrupt::new);

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

        /** Seen by the thread when it has left the work, and after the drop has returned. */
        private boolean strayed;

        private volatile boolean dropped;

        Drop(Function<ThrowingSupplier<Integer>, Offload> maker) {
            offload = maker.apply(() -> 5);
            offload.poll(Waker.noop());
        }

        void owner() {
            offload.drop();
            dropped = true;
        }

        void thread() {
            offload.runThread();
            while (!dropped) {
                Thread.onSpinWait();
            }
            strayed = offload.isInterruptLeft();
        }

        String end() {
            return strayed ? "STRAYED" : "CLEAN";
        }
    }
}
