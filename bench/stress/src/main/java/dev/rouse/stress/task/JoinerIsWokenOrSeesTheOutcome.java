package dev.rouse.stress.task;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Context;
import dev.rouse.Poll;
import dev.rouse.stress.CountingWaker;
import dev.rouse.stress.task.Cell.Joined;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A first poll of the handle that races with the end of the task takes the outcome or is woken. */
@JCStressTest
@Outcome(id = "TAKEN", expect = ACCEPTABLE, desc = "the poll of the handle came after the end")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the handle waited and was woken")
@Outcome(
        id = "LOST",
        expect = FORBIDDEN,
        desc = "the handle waits for ever for a task that has ended")
@State
public class JoinerIsWokenOrSeesTheOutcome {
    private final FirstJoin race = new FirstJoin(RealCell::new);

    @Actor
    public void runner() {
        race.runner();
    }

    @Actor
    public void joiner() {
        race.joiner();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Leaves the waker and does not look whether the task has ended meanwhile. */
    @JCStressTest
    @JCStressMeta(JoinerIsWokenOrSeesTheOutcome.class)
    @State
    public static class WeakenedJoin {
        private final FirstJoin race = new FirstJoin(JoinWithoutSecondLook::new);

        @Actor
        public void runner() {
            race.runner();
        }

        @Actor
        public void joiner() {
            race.joiner();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class FirstJoin extends Race {
        private final CountingWaker waker = new CountingWaker();
        private boolean taken;

        FirstJoin(Function<Race, Cell> maker) {
            super(maker);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.ready(7);
        }

        void runner() {
            runOnce();
        }

        void joiner() {
            taken = cell.join(waker) == Joined.VALUE;
        }

        String end() {
            if (taken) {
                return "TAKEN";
            }
            return waker.isWoken() && cell.join(waker) == Joined.VALUE ? "WOKEN" : "LOST";
        }
    }
}
