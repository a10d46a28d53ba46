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

/** A sender closes while the receiver polls: that poll or the one it wakes learns of it. */
@JCStressTest
@Outcome(id = "NOTICED", expect = ACCEPTABLE, desc = "closed before the poll")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the receiver waited and was woken")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "closed, and the receiver waits for ever")
@State
public class CloseIsNoticed {
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

    /** Leaves the waker over whatever has come since the look. */
    @JCStressTest
    @JCStressMeta(CloseIsNoticed.class)
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

        private final CountingWaker waker = new CountingWaker();
        private boolean noticed;

        void sender() {
            channel.close();
        }

        void receiver() {
            noticed = channel.poll(waker) == Channel.CLOSED;
        }

        String end() {
            if (noticed) {
                return "NOTICED";
            }
            return waker.isWoken() && channel.poll(waker) == Channel.CLOSED ? "WOKEN" : "LOST";
        }
    }
}
