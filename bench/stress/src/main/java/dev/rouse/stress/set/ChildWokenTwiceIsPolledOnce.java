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

/** A child is woken by two threads: it is in the list once, and polled once. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "polled once")
@Outcome(id = ".*", expect = FORBIDDEN, desc = "lost, or in the list twice, or the task sleeps")
@State
public class ChildWokenTwiceIsPolledOnce {
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

    /** Looks at the flag and then sets it. */
    @JCStressTest
    @JCStressMeta(ChildWokenTwiceIsPolledOnce.class)
    @State
    public static class WeakenedFlag {
        private final Wakers race = new Wakers(ModelChildren.TornFlag::new);

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
        private int polls;

        Wakers(BiFunction<Runnable, Runnable, Children> maker) {
            children = maker.apply(() -> polls++, () -> {});
            children.poll(task);
            polls = 0;
        }

        void oneWaker() {
            children.wake(0);
        }

        void otherWaker() {
            children.wake(0);
        }

        String end() {
            if (!task.isWoken()) {
                return "ASLEEP";
            }
            children.poll(task);
            return "" + polls;
        }
    }
}
