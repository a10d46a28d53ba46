package dev.rouse.transform.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the place of each item in its row, the order of which is given: as near as possible to what
 * it is linked to, without overlap. Trunks pull hardest, so that they are straight.
 */
final class Columns {

    private static final int SWEEPS = 40;
    private static final double SPACE = 26;
    private static final double TRUNK_SPACE = 8;

    /** Items that touch and move as one. */
    private static final class Group {
        final List<Item> items = new ArrayList<>();
        final List<Double> offsets = new ArrayList<>();
        double width;
        double weight;
        double weightedStart;

        double start() {
            return weightedStart / weight;
        }

        void add(Item item, double offset, double wish, double itemWeight) {
            items.add(item);
            offsets.add(offset);
            weight += itemWeight;
            weightedStart += (wish - offset) * itemWeight;
        }
    }

    private Columns() {}

    static void place(List<List<Item>> rows) {
        for (List<Item> row : rows) {
            double x = 0;
            for (int i = 0; i < row.size(); i++) {
                x += i == 0 ? 0 : distance(row.get(i - 1), row.get(i));
                row.get(i).x = x;
            }
            double middle = x / 2;
            row.forEach(item -> item.x -= middle);
        }
        for (int i = 0; i < SWEEPS; i++) {
            for (int at = 0; at < rows.size(); at++) {
                settle(rows.get(i % 2 == 0 ? at : rows.size() - 1 - at));
            }
        }
    }

    /** The least distance between the middles of two neighbours. */
    private static double distance(Item left, Item right) {
        double space = left.isTrunk() && right.isTrunk() ? TRUNK_SPACE : SPACE;
        return left.width / 2 + space + right.width / 2;
    }

    /**
     * Moves the items of a row to where they want to be; those that would overlap are grouped, and
     * the group goes to the weighted middle of their wishes. This is the exact least-squares
     * answer.
     */
    private static void settle(List<Item> row) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Item item = row.get(i);
            Group group = new Group();
            group.add(item, 0, wish(item), weight(item));
            while (!groups.isEmpty()) {
                Group before = groups.get(groups.size() - 1);
                Item last = before.items.get(before.items.size() - 1);
                double shift = before.width + distance(last, group.items.get(0));
                if (before.start() + shift <= group.start()) {
                    break;
                }
                before.weight += group.weight;
                before.weightedStart += group.weightedStart - shift * group.weight;
                before.items.addAll(group.items);
                group.offsets.forEach(offset -> before.offsets.add(offset + shift));
                before.width = shift + group.width;
                groups.remove(groups.size() - 1);
                group = before;
            }
            groups.add(group);
        }
        for (Group group : groups) {
            for (int i = 0; i < group.items.size(); i++) {
                group.items.get(i).x = group.start() + group.offsets.get(i);
            }
        }
    }

    private static double wish(Item item) {
        double sum = 0;
        double weights = 0;
        for (Item.Link link : item.above) {
            sum += link.from().x * pull(link);
            weights += pull(link);
        }
        for (Item.Link link : item.below) {
            sum += link.to().x * pull(link);
            weights += pull(link);
        }
        return weights == 0 ? item.x : sum / weights;
    }

    private static double weight(Item item) {
        double weights = 0.1;
        for (Item.Link link : item.above) {
            weights += pull(link);
        }
        for (Item.Link link : item.below) {
            weights += pull(link);
        }
        return weights;
    }

    private static double pull(Item.Link link) {
        boolean straight = link.from().isTrunk() && link.to().isTrunk();
        return straight ? 12 : link.onFailure() ? 0.5 : 1;
    }
}
