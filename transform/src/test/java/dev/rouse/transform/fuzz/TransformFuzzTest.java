package dev.rouse.transform.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs do as state machines what they do as code that blocks. The usual run has fixed
 * seeds; {@code -Dfuzz.programs=20000} makes it longer and takes new seeds, which it prints, and
 * {@code -Dfuzz.seed=N} begins with that one: with {@code -Dfuzz.programs=1} it is the only one.
 */
class TransformFuzzTest {

    /** So many programs have to be well in the usual run. */
    private static final int USUAL = 80;

    private static final long USUAL_SEED = 1_000_000;

    /** So many are one test, which a machine at work on other things does in time, too. */
    private static final int STEP = 500;

    private static final int SHRINK_RUNS = 500;

    /** A run this long would tell nothing more after so many failures. */
    private static final int ENOUGH = 5;

    private static int failures;

    private static List<Arguments> steps() {
        int programs = Integer.getInteger("fuzz.programs", USUAL);
        boolean usual = System.getProperty("fuzz.programs") == null;
        long seed = Long.getLong("fuzz.seed", usual ? USUAL_SEED : System.nanoTime() >>> 20);
        List<Arguments> steps = new ArrayList<>();
        for (int done = 0; done < programs; done += STEP) {
            steps.add(Arguments.of(seed + done, Math.min(STEP, programs - done), usual));
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("steps")
    void stateMachinesDoWhatBlockingCodeDoes(long seed, int programs, boolean usual) {
        assumeThat(failures).as("failures so far").isLessThan(ENOUGH);
        if (!usual) {
            System.out.println("fuzz.seed=" + seed + ", the next " + programs + " programs");
        }
        Fuzzer fuzzer = new Fuzzer(bytes -> bytes);
        StringBuilder found = new StringBuilder();
        for (Fuzzer.Failure failure : fuzzer.run(seed, programs)) {
            if (failures++ < ENOUGH) {
                found.append(new Shrinker(fuzzer).shrink(failure, SHRINK_RUNS));
            }
        }
        assertThat(found.toString()).isEmpty();
    }
}
