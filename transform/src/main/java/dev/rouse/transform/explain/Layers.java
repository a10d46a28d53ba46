package dev.rouse.transform.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Puts states in rows so that every edge that is no way back leads downwards, and orders the rows
 * so that few lines cross. At most three boxes stand side by side.
 */
final class Layers {

    private static final int MOST_IN_A_ROW = 3;
    private static final int SWEEPS = 8;

    /** The rows from the top, each from left to right. */
    final List<List<Item>> rows = new ArrayList<>();

    private final Map<Integer, Integer> rowOf = new HashMap<>();
    private final Map<Integer, Item> itemOf = new HashMap<>();
    private final Map<List<Object>, Item> trunks = new HashMap<>();

    private Layers() {}

    static Layers of(Page page, List<Box> boxes) {
        Layers layers = new Layers();
        boxes.forEach(box -> layers.place(box, page));
        for (Page.Edge edge : page.edges()) {
            if (!edge.isBack()) {
                layers.connect(edge);
            }
        }
        for (int i = 0; i < SWEEPS; i++) {
            layers.sweep(i % 2 == 0);
        }
        return layers;
    }

    int rowOf(int state) {
        return rowOf.getOrDefault(state, 0);
    }

    Item itemOf(int state) {
        Item item = itemOf.get(state);
        if (item == null) {
            throw new IllegalStateException("no box for state " + state);
        }
        return item;
    }

    /** Boxes come in the order of their states, in which edges that are no ways back point on. */
    private void place(Box box, Page page) {
        int row = box.state() == 0 ? 0 : 1;
        for (Page.Edge edge : page.edges()) {
            if (edge.to() == box.state() && !edge.isBack()) {
                row = Math.max(row, rowOf(edge.from()) + 1);
            }
        }
        if (box.state() == page.end()) {
            row = Math.max(row, rows.size());
        }
        while (row < rows.size() && rows.get(row).size() >= MOST_IN_A_ROW) {
            row++;
        }
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        Item item = Item.of(box);
        rows.get(row).add(item);
        rowOf.put(box.state(), row);
        itemOf.put(box.state(), item);
    }

    private void connect(Page.Edge edge) {
        Item upper = itemOf(edge.from());
        for (int row = rowOf(edge.from()) + 1; row < rowOf(edge.to()); row++) {
            int at = row;
            Item piece =
                    trunks.computeIfAbsent(
                            List.of(edge.to(), edge.onFailure(), row),
                            key -> {
                                Item trunk = Item.trunk();
                                rows.get(at).add(trunk);
                                return trunk;
                            });
            upper.linkTo(piece, edge.onFailure());
            upper = piece;
        }
        upper.linkTo(itemOf(edge.to()), edge.onFailure());
    }

    /** Orders each row by where its neighbours in the row before stand, downwards or upwards. */
    private void sweep(boolean downwards) {
        for (int i = 1; i < rows.size(); i++) {
            int row = downwards ? i : rows.size() - 1 - i;
            List<Item> fixed = rows.get(downwards ? row - 1 : row + 1);
            List<Item> moved = rows.get(row);
            Map<Item, Double> wish = new HashMap<>();
            Function<Item, List<Item>> neighbours =
                    item ->
                            downwards
                                    ? item.above.stream().map(Item.Link::from).toList()
                                    : item.below.stream().map(Item.Link::to).toList();
            for (Item item : moved) {
                double own = relative(moved, item);
                ToDoubleFunction<Item> position = neighbour -> relative(fixed, neighbour);
                wish.put(
                        item,
                        neighbours.apply(item).stream()
                                .mapToDouble(position)
                                .average()
                                .orElse(own));
            }
            moved.sort(Comparator.comparingDouble(item -> wish.getOrDefault(item, 0.0)));
        }
    }

    /** How far to the right an item stands in its row, between 0 and 1. */
    private static double relative(List<Item> row, Item item) {
        return (row.indexOf(item) + 0.5) / row.size();
    }
}
