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

/** A child is woken while it is polled: that poll sees the news, or another poll does. */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the poll that ran saw the news")
@Outcome(id = "LATER", expect = ACCEPTABLE, desc = "the task was woken, and its next poll saw them")
@Outcome(id = "ASLEEP", expect = FORBIDDEN, desc = "not seen, and the task was not woken")
@Outcome(id = "MISSED", expect = FORBIDDEN, desc = "the task was woken and did not poll the child")
@State
public class ChildWokenDuringItsPollIsPolledAgain {
    private final News race = new News(Children::real);

    @Actor
    public void owner() {
        race.owner();
    }

    @Actor
    public void waker() {
        race.waker();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Marks the child as polled after its poll instead of before. */
    @JCStressTest
    @JCStressMeta(ChildWokenDuringItsPollIsPolledAgain.class)
    @State
    public static class WeakenedUnqueue {
        private final News race = new News(ModelChildren.UnqueuedTooLate::new);

        @Actor
        public void owner() {
            race.owner();
        }

        @Actor
        public void waker() {
            race.waker();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    /** Looks for what was pushed meanwhile before it lets itself be woken. */
    @JCStressTest
    @JCStressMeta(ChildWokenDuringItsPollIsPolledAgain.class)
    @State
    public static class WeakenedWait {
        private final News race = new News(ModelChildren.LookThenRegister::new);

        @Actor
        public void owner() {
            race.owner();
        }

        @Actor
        public void waker() {
            race.waker();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class News {
        private final CountingWaker task = new CountingWaker();
        private final Children children;
        private int news;
        private boolean seen;

        News(BiFunction<Runnable, Runnable, Children> maker) {
            children = maker.apply(() -> seen = news == 1, () -> {});
            children.wake(0);
        }

        void owner() {
            children.poll(task);
        }

        void waker() {
            news = 1;
            children.wake(0);
        }

        String end() {
            if (seen) {
                return "SEEN";
            }
            if (!task.isWoken()) {
                return "ASLEEP";
            }
            children.poll(task);
            return seen ? "LATER" : "MISSED";
        }
    }
}
