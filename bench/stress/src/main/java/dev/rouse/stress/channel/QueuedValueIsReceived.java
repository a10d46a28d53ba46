package dev.rouse.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.stress.CountingWaker;
import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A value is put into the queue of a channel while its receiver looks and goes to sleep. */
@JCStressTest
@Outcome(id = "TAKEN", expect = ACCEPTABLE, desc = "the receiver saw the value")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the sender found the waker")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "sent, and the receiver waits for ever")
@State
public class QueuedValueIsReceived {
    private final Exchange race = new Exchange(Pipe::real);

    @Actor
    public void sender() {
        race.sender();
    }

    @Actor
    public void receiver() {
        race.receiver();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks for a waker without a fence after the value. */
    @JCStressTest
    @JCStressMeta(QueuedValueIsReceived.class)
    @State
    public static class WeakenedSend {
        private final Exchange race = new Exchange(ModelPipe.SendWithoutFence::new);

        @Actor
        public void sender() {
            race.sender();
        }

        @Actor
        public void receiver() {
            race.receiver();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    /** Leaves its waker without a fence before the second look. */
    @JCStressTest
    @JCStressMeta(QueuedValueIsReceived.class)
    @State
    public static class WeakenedPoll {
        private final Exchange race = new Exchange(ModelPipe.PollWithoutFence::new);

        @Actor
        public void sender() {
            race.sender();
        }

        @Actor
        public void receiver() {
            race.receiver();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    /** Does not look again after it has left its waker. */
    @JCStressTest
    @JCStressMeta(QueuedValueIsReceived.class)
    @State
    public static class WeakenedLook {
        private final Exchange race = new Exchange(ModelPipe.NoSecondLook::new);

        @Actor
        public void sender() {
            race.sender();
        }

        @Actor
        public void receiver() {
            race.receiver();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Exchange {
        private final Pipe pipe;
        private final CountingWaker waker = new CountingWaker();
        private boolean taken;

        Exchange(Supplier<Pipe> maker) {
            pipe = maker.get();
        }

        void sender() {
            pipe.send(5);
        }

        void receiver() {
            taken = pipe.poll(waker) == Pipe.Answer.VALUE;
        }

        String end() {
            if (taken) {
                return "TAKEN";
            }
            return waker.isWoken() && pipe.poll(waker) == Pipe.Answer.VALUE ? "WOKEN" : "LOST";
        }
    }
}
