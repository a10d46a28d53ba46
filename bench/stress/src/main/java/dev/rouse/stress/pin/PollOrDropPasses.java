package dev.rouse.stress.pin;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** One thread polls a pin to its end while another drops it: one of the two reaches the future. */
@JCStressTest
@Outcome(id = "POLLED", expect = ACCEPTABLE, desc = "the drop was refused, or came after the end")
@Outcome(id = "DROPPED", expect = ACCEPTABLE, desc = "the poll was refused")
@Outcome(id = "BOTH", expect = FORBIDDEN, desc = "polled and dropped")
@Outcome(id = "NONE", expect = FORBIDDEN, desc = "both were refused")
@State
public class PollOrDropPasses {
    private final Contended race = new Contended(Handle::real);

    @Actor
    public void poller() {
        race.poller();
    }

    @Actor
    public void dropper() {
        race.dropper();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks whether the future is free and takes it, in two steps. */
    @JCStressTest
    @JCStressMeta(PollOrDropPasses.class)
    @State
    public static class WeakenedEntry {
        private final Contended race = new Contended(LookThenEnter::new);

        @Actor
        public void poller() {
            race.poller();
        }

        @Actor
        public void dropper() {
            race.dropper();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Contended implements Future<Integer> {
        private final Handle handle;
        private final AtomicInteger polls = new AtomicInteger();
        private final AtomicInteger drops = new AtomicInteger();

        Contended(Function<Future<Integer>, Handle> maker) {
            handle = maker.apply(this);
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.ready(polls.incrementAndGet());
        }

        @Override
        public void drop() {
            drops.incrementAndGet();
        }

        void poller() {
            handle.poll();
        }

        void dropper() {
            handle.drop();
        }

        String end() {
            if (polls.get() + drops.get() != 1) {
                return polls.get() == 0 ? "NONE" : "BOTH";
            }
            return polls.get() == 1 ? "POLLED" : "DROPPED";
        }
    }
}
