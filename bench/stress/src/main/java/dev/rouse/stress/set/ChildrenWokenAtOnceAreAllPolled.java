package dev.rouse.stress.set;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.stress.CountingWaker;
import java.util.function.BiFunction;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two children are woken by two threads: the next poll polls both. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "each was polled once")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "one was lost, or polled twice, or the task sleeps")
@State
public class ChildrenWokenAtOnceAreAllPolled {
    private final Wakers race = new Wakers(Children::real);

    @Actor
    public void oneWaker() {
        race.oneWaker();
    }

    @Actor
    public void otherWaker() {
        race.otherWaker();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Pushes with a read and a write. */
    @JCStressTest
    @JCStressMeta(ChildrenWokenAtOnceAreAllPolled.class)
    @State
    public static class WeakenedPush {
        private final Wakers race = new Wakers(ModelChildren.TornPush::new);

        @Actor
        public void oneWaker() {
            race.oneWaker();
        }

        @Actor
        public void otherWaker() {
            race.otherWaker();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Wakers {
        private final CountingWaker task = new CountingWaker();
        private final Children children;
        private final int[] polls = new int[2];

        Wakers(BiFunction<Runnable, Runnable, Children> maker) {
            children = maker.apply(() -> polls[0]++, () -> polls[1]++);
            children.poll(task);
            polls[0] = 0;
            polls[1] = 0;
        }

        void oneWaker() {
            children.wake(0);
        }

        void otherWaker() {
            children.wake(1);
        }

        String end() {
            if (!task.isWoken()) {
                return "ASLEEP";
            }
            children.poll(task);
            return polls[0] + ", " + polls[1];
        }
    }
}
