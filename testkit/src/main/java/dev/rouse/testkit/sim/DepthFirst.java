package dev.rouse.testkit.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes every list of choices that a program has, one run after the other: the next run differs
 * from the last in the latest choice that had an alternative left.
 */
final class DepthFirst implements Chooser {

    private final List<Integer> path = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private int depth;

    @Override
    public int choose(List<SimTask> ready) {
        if (depth == path.size()) {
            path.add(0);
            widths.add(ready.size());
        } else if (widths.get(depth) != ready.size()) {
            throw new IllegalStateException(
                    "the program is not the same in every run: after the choices "
                            + path.subList(0, depth)
                            + " there were "
                            + widths.get(depth)
                            + " ready tasks before and "
                            + ready.size()
                            + " now; it must depend on nothing but the schedule");
        }
        return path.get(depth++);
    }

    /** Goes to the next run; false if there is none. */
    boolean next() {
        depth = 0;
        while (!path.isEmpty()) {
            int last = path.size() - 1;
            int choice = path.get(last) + 1;
            if (choice < widths.get(last)) {
                path.set(last, choice);
                return true;
            }
            path.remove(last);
            widths.remove(last);
        }
        return false;
    }
}
