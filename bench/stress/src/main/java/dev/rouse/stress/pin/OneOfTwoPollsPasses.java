package dev.rouse.stress.pin;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
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
 * Two threads poll the same pin at the same time: one poll reaches the future, the other is
 * refused.
 */
@JCStressTest
@Outcome(id = "ONE", expect = ACCEPTABLE, desc = "the other was refused")
@Outcome(
        id = "BOTH",
        expect = FORBIDDEN,
        desc = "the future was polled after it had ended, or by both at once")
@Outcome(id = "NONE", expect = FORBIDDEN, desc = "both were refused")
@State
public class OneOfTwoPollsPasses {
    private final Twofold race = new Twofold(Handle::real);

    @Actor
    public void onePoller() {
        race.onePoller();
    }

    @Actor
    public void otherPoller() {
        race.otherPoller();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks whether the future is free and takes it, in two steps. */
    @JCStressTest
    @JCStressMeta(OneOfTwoPollsPasses.class)
    @State
    public static class WeakenedEntry {
        private final Twofold race = new Twofold(LookThenEnter::new);

        @Actor
        public void onePoller() {
            race.onePoller();
        }

        @Actor
        public void otherPoller() {
            race.otherPoller();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Twofold implements Future<Integer> {
        private final Handle handle;
        private final AtomicInteger polls = new AtomicInteger();

        Twofold(Function<Future<Integer>, Handle> maker) {
            handle = maker.apply(this);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.ready(polls.incrementAndGet());
        }

        void onePoller() {
            handle.poll();
        }

        void otherPoller() {
            handle.poll();
        }

        String end() {
            return polls.get() == 0 ? "NONE" : polls.get() == 1 ? "ONE" : "BOTH";
        }
    }
}
