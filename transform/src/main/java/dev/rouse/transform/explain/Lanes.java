package dev.rouse.transform.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Lines beside the states, for edges that cannot go straight. All that lead to one state share one;
 * shorter ones run nearer to the states.
 */
final class Lanes {

    /**
     * A line beside the states.
     *
     * @param to the state it leads to
     * @param from the states it comes from
     * @param onFailure true if only exceptions go this way
     * @param index 0 for the nearest
     */
    record Lane(int to, List<Integer> from, boolean onFailure, int index) {

        int first() {
            return Math.min(to, from.get(0));
        }

        int last() {
            return Math.max(to, from.get(from.size() - 1));
        }
    }

    private Lanes() {}

    /** Makes lanes for those edges of a page that satisfy {@code which}; nearest first. */
    static List<Lane> of(Page page, Predicate<Page.Edge> which) {
        List<Lane> wanted = new ArrayList<>();
        for (int to = 0; to <= page.end(); to++) {
            for (boolean onFailure : new boolean[] {false, true}) {
                List<Integer> from = new ArrayList<>();
                for (Page.Edge edge : page.edges()) {
                    if (which.test(edge) && edge.to() == to && edge.onFailure() == onFailure) {
                        from.add(edge.from());
                    }
                }
                if (!from.isEmpty()) {
                    wanted.add(new Lane(to, from, onFailure, 0));
                }
            }
        }
        wanted.sort(Comparator.comparingInt(lane -> lane.last() - lane.first()));
        List<Lane> placed = new ArrayList<>();
        wanted.forEach(lane -> placed.add(place(lane, placed)));
        return placed;
    }

    private static Lane place(Lane lane, List<Lane> placed) {
        int index = 0;
        for (boolean free = false; !free; ) {
            free = true;
            for (Lane other : placed) {
                if (other.index() == index
                        && other.first() <= lane.last()
                        && lane.first() <= other.last()) {
                    index++;
                    free = false;
                    break;
                }
            }
        }
        return new Lane(lane.to(), lane.from(), lane.onFailure(), index);
    }
}
