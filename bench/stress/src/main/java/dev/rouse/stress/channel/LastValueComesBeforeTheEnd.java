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

/** The last sender of a watch sends and closes while a receiver polls. */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the poll found the value")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the receiver waited, was woken and found it")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "sent and closed, and the receiver sleeps")
@Outcome(id = "CUT", expect = FORBIDDEN, desc = "the receiver ended without the value")
@State
public class LastValueComesBeforeTheEnd {
    private final Ending race = new Ending(LastValue::watch);

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

    /** Asks whether a sender is left after it has looked for a value. */
    @JCStressTest
    @JCStressMeta(LastValueComesBeforeTheEnd.class)
    @State
    public static class WeakenedLook {
        private final Ending race = new Ending(LastValue.SendersLast::new);

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

    private static final class Ending {
        private final LastValue channel;
        private final CountingWaker waker = new CountingWaker();
        private Pipe.Answer first = Pipe.Answer.PENDING;

        Ending(Supplier<LastValue> maker) {
            channel = maker.get();
        }

        void sender() {
            channel.sendAndClose();
        }

        void receiver() {
            first = channel.poll(waker);
        }

        String end() {
            return switch (first) {
                case VALUE -> "SEEN";
                case DONE -> "CUT";
                case PENDING ->
                        !waker.isWoken()
                                ? "LOST"
                                : channel.poll(waker) == Pipe.Answer.VALUE ? "WOKEN" : "CUT";
            };
        }
    }
}
