package dev.rouse.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A send that races with the drop of the receiver: refused, or let go with the receiver. */
@JCStressTest
@Outcome(id = "REFUSED", expect = ACCEPTABLE, desc = "dropped first: send answers false")
@Outcome(id = "LET_GO", expect = ACCEPTABLE, desc = "sent first: the drop lets the value go")
@Outcome(
        id = "KEPT",
        expect = FORBIDDEN,
        desc = "the value lies in a channel that nobody will look into")
@State
public class DroppedReceiverKeepsNothing {
    private final Exchange race = new Exchange(Channel::real);

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

    /** Leaves the value over whatever has come since the look. */
    @JCStressTest
    @JCStressMeta(DroppedReceiverKeepsNothing.class)
    @State
    public static class WeakenedSend {
        private final Exchange race = new Exchange(ModelChannel.TornSend::new);

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
        private final Channel channel;

        Exchange(Supplier<Channel> maker) {
            channel = maker.get();
        }

        private boolean sent;

        void sender() {
            sent = channel.send(5);
        }

        void receiver() {
            channel.drop();
        }

        String end() {
            return !channel.isReceiverDropped() ? "KEPT" : sent ? "LET_GO" : "REFUSED";
        }
    }
}
