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

/**
 * A second poll of the handle, with another waker, that races with the end of the task takes the
 * outcome or has that other waker woken.
 */
@JCStressTest
@Outcome(id = "TAKEN", expect = ACCEPTABLE, desc = "the poll of the handle came after the end")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the handle waited and was woken")
@Outcome(
        id = "LOST",
        expect = FORBIDDEN,
        desc = "the handle waits for ever for a task that has ended")
@State
public class LatestJoinerIsWoken {
    private final SecondJoin race = new SecondJoin(RealCell::new);

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

    /** Puts the other waker in the place of the first without taking the place back before. */
    @JCStressTest
    @JCStressMeta(LatestJoinerIsWoken.class)
    @State
    public static class WeakenedJoin {
        private final SecondJoin race = new SecondJoin(JoinerReplacedInPlace::new);

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

    private static final class SecondJoin extends Race {
        private final CountingWaker latest = new CountingWaker();
        private boolean taken;

        SecondJoin(Function<Race, Cell> maker) {
            super(maker);
            cell.join(new CountingWaker());
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.ready(7);
        }

        void runner() {
            runOnce();
        }

        void joiner() {
            taken = cell.join(latest) == Joined.VALUE;
        }

        String end() {
            if (taken) {
                return "TAKEN";
            }
            return latest.isWoken() && cell.join(latest) == Joined.VALUE ? "WOKEN" : "LOST";
        }
    }
}
