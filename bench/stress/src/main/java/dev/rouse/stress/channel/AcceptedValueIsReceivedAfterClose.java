package dev.rouse.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Waker;
import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A channel is closed and read to its end while a value is sent: accepted means received. */
@JCStressTest
@Outcome(id = "ACCEPTED", expect = ACCEPTABLE, desc = "sent before the close, and received")
@Outcome(id = "REFUSED", expect = ACCEPTABLE, desc = "sent after the close")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "accepted, and the end came without it")
@Outcome(id = "FORGED", expect = FORBIDDEN, desc = "refused, and received all the same")
@Outcome(id = "ENDLESS", expect = FORBIDDEN, desc = "closed, and no end")
@State
public class AcceptedValueIsReceivedAfterClose {
    private final Closing race = new Closing(Pipe::real);

    @Actor
    public void sender() {
        race.sender();
    }

    @Actor
    public void closer() {
        race.closer();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Asks whether it is closed, and claims its place a moment later. */
    @JCStressTest
    @JCStressMeta(AcceptedValueIsReceivedAfterClose.class)
    @State
    public static class WeakenedSend {
        private final Closing race = new Closing(ModelPipe.TornSend::new);

        @Actor
        public void sender() {
            race.sender();
        }

        @Actor
        public void closer() {
            race.closer();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Closing {
        private final Pipe pipe;
        private boolean accepted;
        private Pipe.Answer first = Pipe.Answer.PENDING;

        Closing(Supplier<Pipe> maker) {
            pipe = maker.get();
        }

        void sender() {
            accepted = pipe.send(5);
        }

        void closer() {
            pipe.close();
            first = pipe.poll(Waker.noop());
        }

        String end() {
            boolean received = first == Pipe.Answer.VALUE;
            Pipe.Answer last = first;
            while (last != Pipe.Answer.DONE) {
                last = pipe.poll(Waker.noop());
                if (last == Pipe.Answer.PENDING) {
                    return "ENDLESS";
                }
                received |= last == Pipe.Answer.VALUE;
            }
            return accepted ? (received ? "ACCEPTED" : "LOST") : received ? "FORGED" : "REFUSED";
        }
    }
}
