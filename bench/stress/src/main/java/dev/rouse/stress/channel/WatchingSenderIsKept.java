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
 * The sender begins to watch while the receiver begins to wait: the drop that follows finds the
 * sender.
 */
@JCStressTest
@Outcome(id = "BOTH", expect = ACCEPTABLE, desc = "whoever was second kept the other")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "the receiver overwrote the waker of the sender")
@State
public class WatchingSenderIsKept {
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

    /** The receiver leaves its waker over whatever has come since the look. */
    @JCStressTest
    @JCStressMeta(WatchingSenderIsKept.class)
    @State
    public static class WeakenedPoll {
        private final Exchange race = new Exchange(ModelChannel.TornPoll::new);

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

        private final CountingWaker senders = new CountingWaker();

        void sender() {
            channel.pollClosed(senders);
        }

        void receiver() {
            channel.poll(new CountingWaker());
        }

        String end() {
            channel.drop();
            return senders.isWoken() ? "BOTH" : "LOST";
        }
    }
}
