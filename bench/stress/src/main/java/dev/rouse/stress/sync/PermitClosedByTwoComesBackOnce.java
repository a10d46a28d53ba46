package dev.rouse.stress.sync;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads close the same permit at the same time: the semaphore gets back one. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "one of them gave it back")
@Outcome(id = "0", expect = FORBIDDEN, desc = "each left it to the other")
@Outcome(id = "2", expect = FORBIDDEN, desc = "both gave it back, and two may have it now")
@State
public class PermitClosedByTwoComesBackOnce {
    private final PermitPlace permit = PermitPlace.real();

    @Actor
    public void oneCloser() {
        permit.close();
    }

    @Actor
    public void otherCloser() {
        permit.close();
    }

    @Arbiter
    public void afterwards(I_Result result) {
        result.r1 = permit.free();
    }

    /** Looks and closes in two steps. */
    @JCStressTest
    @JCStressMeta(PermitClosedByTwoComesBackOnce.class)
    @State
    public static class WeakenedClose {
        private final PermitPlace permit = new PermitPlace.LookThenClose();

        @Actor
        public void oneCloser() {
            permit.close();
        }

        @Actor
        public void otherCloser() {
            permit.close();
        }

        @Arbiter
        public void afterwards(I_Result result) {
            result.r1 = permit.free();
        }
    }
}
