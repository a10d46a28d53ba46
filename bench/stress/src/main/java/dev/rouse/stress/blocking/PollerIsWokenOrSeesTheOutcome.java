package dev.rouse.stress.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.function.ThrowingSupplier;
import dev.rouse.stress.CountingWaker;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A poll with a new waker that races with the end of the work. */
@JCStressTest
@Outcome(id = "READY", expect = ACCEPTABLE, desc = "the poll came after the end")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the end came after the poll")
@Outcome(
        id = "LOST",
        expect = FORBIDDEN,
        desc = "the poll was pending, and its waker was not woken")
@Outcome(id = "NO_VALUE", expect = FORBIDDEN, desc = "woken, and the next poll has no value")
@State
public class PollerIsWokenOrSeesTheOutcome {
    private final Wait race = new Wait(work -> Offload.real(work, false));

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

    /** Does not look again after it has registered the waker. */
    @JCStressTest
    @JCStressMeta(PollerIsWokenOrSeesTheOutcome.class)
    @State
    public static class WeakenedPoll {
        private final Wait race = new Wait(ModelOffload.NoSecondLook::new);

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

    private static final class Wait {
        private final CountingWaker waker = new CountingWaker();
        private final Offload offload;
        private @Nullable Integer value;

        Wait(Function<ThrowingSupplier<Integer>, Offload> maker) {
            offload = maker.apply(() -> 5);
            offload.poll(new CountingWaker());
        }

        void owner() {
            value = offload.poll(waker);
        }

        void thread() {
            offload.runThread();
        }

        String end() {
            if (value != null) {
                return "READY";
            }
            if (!waker.isWoken()) {
                return "LOST";
            }
            Integer later = offload.poll(waker);
            return later != null && later == 5 ? "WOKEN" : "NO_VALUE";
        }
    }
}
