package dev.rouse.stress.future;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.stress.CountingWaker;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * One of many children has been woken and its task polls, while the child is woken once more: that
 * poll sees the news, or another follows.
 */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the poll of the child found the news")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the task is woken for another poll")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "the child waits and nobody wakes the task")
@State
public class WokenPartIsPolledAgain {
    private final Second race = new Second(ManyChildren::real);

    @Actor
    public void task() {
        race.task();
    }

    @Actor
    public void producer() {
        race.producer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks at the flag of the child instead of setting it. */
    @JCStressTest
    @JCStressMeta(WokenPartIsPolledAgain.class)
    @State
    public static class WeakenedWake {
        private final Second race = new Second(ModelParts.LookBeforeWake::new);

        @Actor
        public void task() {
            race.task();
        }

        @Actor
        public void producer() {
            race.producer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    /** Looks for what was woken meanwhile before it lets itself be woken. */
    @JCStressTest
    @JCStressMeta(WokenPartIsPolledAgain.class)
    @State
    public static class WeakenedWait {
        private final Second race = new Second(ModelParts.LookThenRegister::new);

        @Actor
        public void task() {
            race.task();
        }

        @Actor
        public void producer() {
            race.producer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Second implements BooleanSupplier {
        private final CountingWaker waker = new CountingWaker();
        private final ManyChildren children;
        private int news;
        private boolean seen;

        Second(Function<BooleanSupplier, ManyChildren> maker) {
            children = maker.apply(this);
            children.poll(waker);
            children.wake();
            waker.beginPoll();
        }

        /** The poll of the child. */
        @Override
        public boolean getAsBoolean() {
            seen = news == 1;
            return seen;
        }

        void task() {
            children.poll(waker);
        }

        void producer() {
            news = 1;
            children.wake();
        }

        String end() {
            return seen ? "SEEN" : waker.isWoken() ? "WOKEN" : "LOST";
        }
    }
}
