package dev.rouse.testkit.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing schedule shorter: cuts off its end, takes out choices, and puts zero in the place
 * of others, as long as the program fails in the same way.
 */
final class Shrinker {

    private static final int MAX_ATTEMPTS = 2000;

    private final Function<Schedule, SimRun> replay;
    private final Throwable failure;
    private SimRun best;
    private int attempts;

    Shrinker(Function<Schedule, SimRun> replay, SimRun failing, Throwable failure) {
        this.replay = replay;
        this.best = failing;
        this.failure = failure;
    }

    /** Gives the run with the shortest schedule found. */
    SimRun shrink() {
        List<Integer> current = best.schedule().choices();
        for (List<Integer> before = null; !current.equals(before); ) {
            before = current;
            current = cutEnd(current);
            current = takeOut(current);
            current = lower(current);
        }
        return best;
    }

    private List<Integer> cutEnd(List<Integer> current) {
        int length = 0;
        while (length < current.size()) {
            if (fails(current.subList(0, length))) {
                return List.copyOf(current.subList(0, length));
            }
            length = length == 0 ? 1 : length * 2;
        }
        return current;
    }

    private List<Integer> takeOut(List<Integer> current) {
        for (int i = current.size() - 1; i >= 0; i--) {
            List<Integer> shorter = new ArrayList<>(current);
            shorter.remove(i);
            if (fails(shorter)) {
                current = shorter;
            }
        }
        return current;
    }

    private List<Integer> lower(List<Integer> current) {
        for (int i = 0; i < current.size(); i++) {
            for (int choice = 0; choice < current.get(i); choice++) {
                List<Integer> lower = new ArrayList<>(current);
                lower.set(i, choice);
                if (fails(lower)) {
                    current = lower;
                    break;
                }
            }
        }
        return current;
    }

    private boolean fails(List<Integer> choices) {
        if (++attempts > MAX_ATTEMPTS) {
            return false;
        }
        Schedule tried = new Schedule(choices);
        @Nullable SimRun run = replay.apply(tried);
        if (!run.failsAs(failure)) {
            return false;
        }
        best = new SimRun(tried, run.trace(), run.failure());
        return true;
    }
}
