package dev.rouse.transform.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * States whose numbers follow each other: 3, 4, 6 and 7 are two runs.
 *
 * @param first the number of the first state
 * @param last the number of the last one; the same if there is one only
 */
record Run(int first, int last) {

    /** Puts numbers together, which come in ascending order. */
    static List<Run> of(List<Integer> numbers) {
        List<Run> runs = new ArrayList<>();
        for (int number : numbers) {
            Run before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (before != null && before.last == number - 1) {
                runs.set(runs.size() - 1, new Run(before.first, number));
            } else {
                runs.add(new Run(number, number));
            }
        }
        return runs;
    }
}
