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

/** A notification comes while a future is polled: it is stored for that poll, or wakes. */
@JCStressTest
@Outcome(id = "STORED", expect = ACCEPTABLE, desc = "the poll found the notification")
@Outcome(id = "WOKEN", expect = ACCEPTABLE, desc = "the notifier found the waiter")
@Outcome(id = "MISSED", expect = FORBIDDEN, desc = "notified, and the future waits for ever")
@State
public class NotificationDuringThePollIsNotMissed {
    private final News race = new News(NewsPlace::real);

    @Actor
    public void notifier() {
        race.notifier();
    }

    @Actor
    public void waiter() {
        race.waiter();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks into the store, and gets in line a moment later. */
    @JCStressTest
    @JCStressMeta(NotificationDuringThePollIsNotMissed.class)
    @State
    public static class WeakenedPoll {
        private final News race = new News(ModelNews.TornPoll::new);

        @Actor
        public void notifier() {
            race.notifier();
        }

        @Actor
        public void waiter() {
            race.waiter();
        }

        @Arbiter
        public void afterwards(L_Result result) {
            result.r1 = race.end();
        }
    }

    private static final class News {
        private final NewsPlace place;
        private final CountingWaker waker = new CountingWaker();
        private boolean stored;

        News(Supplier<NewsPlace> maker) {
            place = maker.get();
        }

        void notifier() {
            place.notifyOne();
        }

        void waiter() {
            stored = place.poll(waker);
        }

        String end() {
            if (stored) {
                return "STORED";
            }
            return waker.isWoken() && place.poll(waker) ? "WOKEN" : "MISSED";
        }
    }
}
