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

/**
 * The receiver begins to wait while the sender begins to watch: the value that follows finds the
 * receiver.
 */
@JCStressTest
@Outcome(id = "BOTH", expect = ACCEPTABLE, desc = "whoever was second kept the other")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "the sender overwrote the waker of the receiver")
@State
public class WaitingReceiverIsKept {
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

    /** The sender leaves its waker over whatever has come since the look. */
    @JCStressTest
    @JCStressMeta(WaitingReceiverIsKept.class)
    @State
    public static class WeakenedWatch {
        private final Exchange race = new Exchange(ModelChannel.TornPollClosed::new);

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

        private final CountingWaker receivers = new CountingWaker();

        void sender() {
            channel.pollClosed(new CountingWaker());
        }

        void receiver() {
            channel.poll(receivers);
        }

        String end() {
            channel.send(5);
            return receivers.isWoken() ? "BOTH" : "LOST";
        }
    }
}
