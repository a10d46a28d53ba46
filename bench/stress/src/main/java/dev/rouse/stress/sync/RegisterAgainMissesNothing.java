package dev.rouse.stress.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.stress.CountingWaker;
import dev.rouse.sync.AtomicWaker;
import java.util.function.Consumer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A consumer whose waker is registered from an earlier poll registers it again, which stores
 * nothing, looks, and misses nothing.
 */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the second look found the news")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the producer found the waker")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "nothing seen and nobody woken")
@State
public class RegisterAgainMissesNothing {
    private final Meeting race = new Meeting(CountingWaker::beginPoll);

    @Actor
    public void consumer() {
        race.consumer();
    }

    @Actor
    public void producer() {
        race.producer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /**
     * Begins the poll, which forgets the wakes before it, with a store that the look may overtake.
     */
    @JCStressTest
    @JCStressMeta(RegisterAgainMissesNothing.class)
    @State
    public static class WeakenedBeginOfPoll {
        private final Meeting race = new Meeting(CountingWaker::beginPollWithoutFence);

        @Actor
        public void consumer() {
            race.consumer();
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

    private static final class Meeting {
        private final AtomicWaker place = new AtomicWaker();
        private final Consumer<CountingWaker> beginPoll;
        private final CountingWaker waker = new CountingWaker();
        private int news;
        private boolean seen;

        Meeting(Consumer<CountingWaker> beginPoll) {
            this.beginPoll = beginPoll;
            place.register(waker);
        }

        void consumer() {
            beginPoll.accept(waker);
            place.register(waker);
            seen = news == 1;
        }

        void producer() {
            news = 1;
            place.wake();
        }

        String end() {
            return seen ? "SEEN" : waker.isWoken() ? "WOKEN" : "LOST";
        }
    }
}
