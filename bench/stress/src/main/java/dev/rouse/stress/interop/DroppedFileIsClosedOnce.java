package dev.rouse.stress.interop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A file is dropped before, during or after a batch of its lines is read. */
@JCStressTest
@Outcome(id = "CLOSED", expect = ACCEPTABLE, desc = "by whoever was last, or never opened")
@Outcome(id = "OPEN", expect = FORBIDDEN, desc = "dropped, and nobody closes it")
@Outcome(id = "CLOSED_TWICE", expect = FORBIDDEN, desc = "by both")
@State
public class DroppedFileIsClosedOnce {
    private final Dropping race = new Dropping(FilePlace::real);

    @Actor
    public void reader() {
        race.reader();
    }

    @Actor
    public void dropper() {
        race.dropper();
    }

    @Arbiter
    public void afterwards(L_Result result) {
        result.r1 = race.end();
    }

    /** Looks whether it was dropped, and goes idle a moment later. */
    @JCStressTest
    @JCStressMeta(DroppedFileIsClosedOnce.class)
    @State
    public static class WeakenedEnd {
        private final Dropping race = new Dropping(FilePlace.TornEnd::new);

        @Actor
        public void reader() {
            race.reader();
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

    private static final class Dropping {
        private final FilePlace place;

        Dropping(Supplier<FilePlace> maker) {
            place = maker.get();
        }

        void reader() {
            place.read();
        }

        void dropper() {
            place.drop();
        }

        String end() {
            int open = place.open();
            return open == 0 ? "CLOSED" : open > 0 ? "OPEN" : "CLOSED_TWICE";
        }
    }
}
