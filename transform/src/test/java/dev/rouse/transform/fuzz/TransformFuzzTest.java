package dev.rouse.transform.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random programs do as state machines what they do as code that blocks. The usual run has fixed
 * seeds; {@code -Dfuzz.programs=20000} makes it longer and takes new seeds, which it prints, and
 * {@code -Dfuzz.seed=N} begins with that one: with {@code -Dfuzz.programs=1} it is the only one.
 */
class TransformFuzzTest {

    /** So many programs have to be well in the usual run. */
    private static final int USUAL = 80;

    private static final long USUAL_SEED = 1_000_000;

    /** Between two lines about how far a long run has come. */
    private static final int STEP = 1000;

    private static final int SHRINK_RUNS = 500;

    /** A run this long would tell nothing more after so many failures. */
    private static final int ENOUGH = 5;

    @Test
    void stateMachinesDoWhatBlockingCodeDoes() {
        int programs = Integer.getInteger("fuzz.programs", USUAL);
        boolean usual = System.getProperty("fuzz.programs") == null;
        long seed = Long.getLong("fuzz.seed", usual ? USUAL_SEED : System.nanoTime() >>> 20);
        Fuzzer fuzzer = new Fuzzer(bytes -> bytes);
        StringBuilder failures = new StringBuilder();
        int count = 0;
        for (int done = 0; done < programs && count < ENOUGH; done += STEP) {
            if (!usual) {
                System.out.println("fuzz.seed=" + (seed + done) + ", " + done + " programs done");
            }
            List<Fuzzer.Failure> found = fuzzer.run(seed + done, Math.min(STEP, programs - done));
            for (Fuzzer.Failure failure : found) {
                if (count++ < ENOUGH) {
                    failures.append(new Shrinker(fuzzer).shrink(failure, SHRINK_RUNS));
                }
            }
        }
        assertThat(failures.toString()).isEmpty();
    }
}
