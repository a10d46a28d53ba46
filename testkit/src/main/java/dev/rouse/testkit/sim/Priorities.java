package dev.rouse.testkit.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Behind {@link Chooser#pct}. */
final class Priorities implements Chooser {

    private final SplittableRandom random;
    private final Map<Integer, Integer> priorities = new HashMap<>();
    private final Set<Integer> changes = new HashSet<>();
    private int made;

    /** Tasks that have been put last get these, each one below all before it. */
    private int least = -1;

    Priorities(long seed, int depth, int length) {
        if (depth < 1 || length < 1) {
            throw new IllegalArgumentException(
                    "depth and length must be at least 1: " + depth + ", " + length);
        }
        this.random = new SplittableRandom(seed);
        for (int i = 1; i < depth; i++) {
            changes.add(random.nextInt(length));
        }
    }

    @Override
    public int choose(List<SimTask> ready) {
        if (changes.contains(made++)) {
            priorities.put(ready.get(highest(ready)).number(), least--);
        }
        return highest(ready);
    }

    private int highest(List<SimTask> ready) {
        int best = 0;
        for (int i = 1; i < ready.size(); i++) {
            if (priority(ready.get(i)) > priority(ready.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private int priority(SimTask task) {
        return priorities.computeIfAbsent(
                task.number(), number -> random.nextInt(Integer.MAX_VALUE));
    }
}
