package dev.rouse.transform.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a failing program smaller, as long as it fails in the same way: takes the candidates of
 * {@link Smaller} one after the other, and goes on with the first that fails. Candidates that do
 * not compile are no loss.
 */
final class Shrinker {

    /** Candidates that are compiled together. */
    private static final int BATCH = 16;

    private final Fuzzer fuzzer;

    /** Shrinks what {@code fuzzer} has found. */
    Shrinker(Fuzzer fuzzer) {
        this.fuzzer = fuzzer;
    }

    /** The smallest failure found with so many runs of javac, more or less. */
    Fuzzer.Failure shrink(Fuzzer.Failure failure, int runs) {
        if (failure.kind() == Fuzzer.Kind.IS_NO_JAVA) {
            return failure; // almost nothing that is left of it would be Java, whatever is wrong
        }
        Fuzzer.Failure smallest = failure;
        int from = 0; // where the last success was; those before it had their chance
        boolean sinceTheBeginning = true;
        for (int run = 0; run < runs; run++) {
            List<Program> candidates = Smaller.than(smallest.program());
            if (from >= candidates.size()) {
                if (sinceTheBeginning) {
                    return smallest;
                }
                from = 0;
                sinceTheBeginning = true;
            }
            int to = Math.min(candidates.size(), from + BATCH);
            Fuzzer.Failure next = firstLike(smallest, candidates.subList(from, to));
            if (next == null) {
                from = to;
            } else {
                smallest = next;
                from = Math.max(0, candidates.indexOf(next.program()));
                sinceTheBeginning = from == 0;
            }
        }
        return smallest;
    }

    private Fuzzer.Failure firstLike(Fuzzer.Failure wanted, List<Program> candidates) {
        List<Fuzzer.Failure> failures = new ArrayList<>(fuzzer.check(candidates, wanted.debug()));
        failures.removeIf(failure -> failure.kind() != wanted.kind());
        for (Program candidate : candidates) {
            for (Fuzzer.Failure failure : failures) {
                if (failure.program() == candidate) {
                    return failure;
                }
            }
        }
        return null;
    }
}
