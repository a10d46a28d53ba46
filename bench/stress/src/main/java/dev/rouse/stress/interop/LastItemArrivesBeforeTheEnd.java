package dev.rouse.stress.interop;

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

/** A publisher sends its last item and the end while the stream is polled. */
@JCStressTest
@Outcome(id = "SEEN", expect = ACCEPTABLE, desc = "the poll found the item")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the publisher found the waker")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "sent, and the stream sleeps")
@Outcome(id = "CUT", expect = FORBIDDEN, desc = "the stream ended without the item")
@State
public class LastItemArrivesBeforeTheEnd {
    private final Arriving race = new Arriving(ArrivalPlace::real);

    @Actor
    public void publisher() {
        race.publisher();
    }

    @Actor
    public void owner() {
        race.owner();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks for the end after the items. */
    @JCStressTest
    @JCStressMeta(LastItemArrivesBeforeTheEnd.class)
    @State
    public static class WeakenedLook {
        private final Arriving race = new Arriving(ArrivalPlace.EndLast::new);

        @Actor
        public void publisher() {
            race.publisher();
        }

        @Actor
        public void owner() {
            race.owner();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class Arriving {
        private final ArrivalPlace place;
        private final CountingWaker waker = new CountingWaker();
        private ArrivalPlace.Answer answer = ArrivalPlace.Answer.PENDING;

        Arriving(Supplier<ArrivalPlace> maker) {
            place = maker.get();
            place.poll(new CountingWaker()); // subscribes
        }

        void publisher() {
            place.sendAndComplete();
        }

        void owner() {
            answer = place.poll(waker);
        }

        String end() {
            return switch (answer) {
                case ITEM -> "SEEN";
                case DONE -> "CUT";
                case PENDING ->
                        waker.isWoken() && place.poll(waker) == ArrivalPlace.Answer.ITEM
                                ? "WOKEN"
                                : "LOST";
            };
        }
    }
}
