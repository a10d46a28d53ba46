package dev.rouse.stress.sync;

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

/** The first of two waiters is dropped while one is notified: the second one hears of it. */
@JCStressTest
@Outcome(id = "SECOND_IN_LINE", expect = ACCEPTABLE, desc = "the first one had left before")
@Outcome(id = "HANDED_ON", expect = ACCEPTABLE, desc = "the first one was woken and handed it on")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "notified, and nobody knows")
@State
public class NotificationOfADroppedWaiterGoesOn {
    private final News race = new News(NewsPlace::real);

    @Actor
    public void notifier() {
        race.notifier();
    }

    @Actor
    public void dropper() {
        race.dropper();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks whether it was notified before it takes the lock. */
    @JCStressTest
    @JCStressMeta(NotificationOfADroppedWaiterGoesOn.class)
    @State
    public static class WeakenedDrop {
        private final News race = new News(ModelNews.TornDrop::new);

        @Actor
        public void notifier() {
            race.notifier();
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

    private static final class News {
        private final NewsPlace place;
        private final CountingWaker first = new CountingWaker();
        private final CountingWaker second = new CountingWaker();

        News(Supplier<NewsPlace> maker) {
            place = maker.get();
            place.poll(first);
            place.pollSecond(second);
        }

        void notifier() {
            place.notifyOne();
        }

        void dropper() {
            place.drop();
        }

        String end() {
            if (!second.isWoken() || !place.pollSecond(second)) {
                return "LOST";
            }
            return first.isWoken() ? "HANDED_ON" : "SECOND_IN_LINE";
        }
    }
}
