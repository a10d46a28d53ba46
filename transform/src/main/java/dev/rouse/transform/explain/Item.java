package dev.rouse.transform.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that takes up room in a row of the diagram: the box of a state, or the piece of a trunk
 * that passes by. A trunk is a line that all edges to one state share which skip rows.
 */
final class Item {

    static final int TRUNK = -1;
    private static final double TRUNK_WIDTH = 12;

    /**
     * A line between two items of neighbouring rows.
     *
     * @param onFailure true if only exceptions go this way
     */
    record Link(Item from, Item to, boolean onFailure) {}

    /** The position of the state, or {@link #TRUNK}. */
    final int state;

    final double width;
    final double height;
    final List<Link> above = new ArrayList<>();
    final List<Link> below = new ArrayList<>();

    /** The middle. */
    double x;

    private Item(int state, double width, double height) {
        this.state = state;
        this.width = width;
        this.height = height;
    }

    static Item of(Box box) {
        return new Item(box.state(), box.width(), box.height());
    }

    static Item trunk() {
        return new Item(TRUNK, TRUNK_WIDTH, 0);
    }

    boolean isTrunk() {
        return state == TRUNK;
    }

    double left() {
        return x - width / 2;
    }

    double right() {
        return x + width / 2;
    }

    void linkTo(Item lower, boolean onFailure) {
        for (Link link : below) {
            if (link.to() == lower && link.onFailure() == onFailure) {
                return;
            }
        }
        Link link = new Link(this, lower, onFailure);
        below.add(link);
        lower.above.add(link);
    }
}
