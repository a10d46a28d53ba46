package dev.rouse.transform.explain;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The heights of the diagram: where each row begins and ends, and, in the gaps between rows, where
 * the ways back of loops turn aside.
 */
final class Rows {

    private static final double GAP = 34;
    private static final double TURN = 9;
    private static final double FIRST_TURN = 12;

    private final Layers layers;
    private final List<Lanes.Lane> lanes;
    private final double[] top;
    private final double[] bottom;
    private final double end;

    Rows(Layers layers, List<Lanes.Lane> lanes) {
        this.layers = layers;
        this.lanes = lanes;
        int count = layers.rows.size();
        top = new double[count];
        bottom = new double[count];
        double y = 0;
        for (int row = 0; row < count; row++) {
            top[row] = y;
            double height = 0;
            for (Item item : layers.rows.get(row)) {
                height = Math.max(height, item.height);
            }
            bottom[row] = y + height;
            int turns = leaving(row).size() + arriving(row + 1).size();
            boolean isLast = row == count - 1;
            y = bottom[row] + (isLast ? 0 : GAP) + (turns == 0 ? 0 : TURN * (turns + 1));
        }
        end = y;
    }

    double top(int row) {
        return top[row];
    }

    double bottom(int row) {
        return bottom[row];
    }

    double end() {
        return end;
    }

    /** Below its row, where a way back leaves a state; nearer lanes turn first. */
    double turnBelow(int state, Lanes.Lane lane) {
        int row = layers.rowOf(state);
        return bottom[row] + FIRST_TURN + TURN * leaving(row).headSet(lane.index()).size();
    }

    /** Above its row, where a way back arrives at a state. */
    double turnAbove(Lanes.Lane lane) {
        int row = layers.rowOf(lane.to());
        return top[row] - FIRST_TURN - 4 - TURN * arriving(row).headSet(lane.index()).size();
    }

    private SortedSet<Integer> leaving(int row) {
        TreeSet<Integer> indexes = new TreeSet<>();
        for (Lanes.Lane lane : lanes) {
            for (int from : lane.from()) {
                if (layers.rowOf(from) == row) {
                    indexes.add(lane.index());
                }
            }
        }
        return indexes;
    }

    private SortedSet<Integer> arriving(int row) {
        TreeSet<Integer> indexes = new TreeSet<>();
        for (Lanes.Lane lane : lanes) {
            if (layers.rowOf(lane.to()) == row) {
                indexes.add(lane.index());
            }
        }
        return indexes;
    }
}
