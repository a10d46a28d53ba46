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

/** A mutex is unlocked while the first of two waiters polls, and takes it, or is dropped. */
@JCStressTest
@Outcome(
        id = "TAKEN",
        expect = ACCEPTABLE,
        desc = "the poll found the grant, and then the second had its turn")
@Outcome(id = "HANDED_ON", expect = ACCEPTABLE, desc = "granted and dropped; the second has it")
@Outcome(id = "LEFT", expect = ACCEPTABLE, desc = "dropped before; the second has it")
@Outcome(id = "STALE", expect = FORBIDDEN, desc = "granted without what the holder wrote")
@Outcome(id = "LOST", expect = FORBIDDEN, desc = "unlocked, and nobody has it")
@State
public class GrantFoundWithoutTheLockIsWhole {
    private final Unlocking race = new Unlocking(LockPlace::real);

    @Actor
    public void holder() {
        race.holder();
    }

    @Actor
    public void waiter() {
        race.waiter();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Writes the phase before the value and the links. */
    @JCStressTest
    @JCStressMeta(GrantFoundWithoutTheLockIsWhole.class)
    @State
    public static class WeakenedGrant {
        private final Unlocking race = new Unlocking(LockPlace.PhaseFirst::new);

        @Actor
        public void holder() {
            race.holder();
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

    /** Looks at the phase before it takes the lock. */
    @JCStressTest
    @JCStressMeta(GrantFoundWithoutTheLockIsWhole.class)
    @State
    public static class WeakenedDrop {
        private final Unlocking race = new Unlocking(LockPlace.DropLooksFirst::new);

        @Actor
        public void holder() {
            race.holder();
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

    private static final class Unlocking {
        private final LockPlace place;
        private final CountingWaker first = new CountingWaker();
        private final CountingWaker second = new CountingWaker();
        private int seen;

        Unlocking(Supplier<LockPlace> maker) {
            place = maker.get();
            place.poll(0, first);
            place.poll(1, second);
        }

        void holder() {
            place.unlock();
        }

        void waiter() {
            seen = place.poll(0, first);
            if (seen == LockPlace.PENDING) {
                place.drop(0);
            }
        }

        String end() {
            if (seen == 0) {
                return "STALE";
            }
            int last = second.isWoken() ? place.poll(1, second) : LockPlace.PENDING;
            if (last != (seen == LockPlace.PENDING ? 1 : 2)) {
                return last == LockPlace.PENDING ? "LOST" : "STALE";
            }
            return seen != LockPlace.PENDING ? "TAKEN" : first.isWoken() ? "HANDED_ON" : "LEFT";
        }
    }
}
