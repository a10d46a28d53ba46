package dev.rouse.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.stress.CountingWaker;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A send that races with a poll of the receiver: the value is taken by that poll or by the one that
 * it wakes.
 */
@JCStressTest
@Outcome(id = "TAKEN", expect = ACCEPTABLE, desc = "the value was there before the poll")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the receiver waited and was woken")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "sent, and the receiver waits for ever")
@State
public class SentValueIsReceived {
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
    @JCStressMeta(SentValueIsReceived.class)
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
        private boolean taken;

        void sender() {
            channel.send(5);
        }

        void receiver() {
            taken = isFive(channel.poll(waker));
        }

        String end() {
            if (taken) {
                return "TAKEN";
            }
            return waker.isWoken() && isFive(channel.poll(waker)) ? "WOKEN" : "LOST";
        }

        private static boolean isFive(@Nullable Object polled) {
            return polled instanceof Integer value && value == 5;
        }
    }
}
