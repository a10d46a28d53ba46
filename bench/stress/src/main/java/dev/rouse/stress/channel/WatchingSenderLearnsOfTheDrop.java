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

/** A sender that waits for the receiver to go polls while it goes: it sees that or is woken. */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "dropped before the poll")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the sender waited and was woken")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "the sender waits for ever for what has happened")
@State
public class WatchingSenderLearnsOfTheDrop {
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

    /** Marks the channel without looking who has begun to wait meanwhile. */
    @JCStressTest
    @JCStressMeta(WatchingSenderLearnsOfTheDrop.class)
    @State
    public static class WeakenedDrop {
        private final Exchange race = new Exchange(ModelChannel.TornDrop::new);

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

        private final CountingWaker waker = new CountingWaker();
        private boolean seen;

        void sender() {
            seen = channel.pollClosed(waker);
        }

        void receiver() {
            channel.drop();
        }

        String end() {
            if (seen) {
                return "SEEN";
            }
            return waker.isWoken() && channel.isReceiverDropped() ? "WOKEN" : "LOST";
        }
    }
}
