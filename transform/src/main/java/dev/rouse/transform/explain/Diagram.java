package dev.rouse.transform.explain;

import java.util.Comparator;
import java.util.List;

/** Draws the states of a page and the ways between them. */
final class Diagram {

    private static final double LANE = 16;
    private static final double LANE_START = 30;
    private static final double PORT = 16;
    private static final double BACK_PORT = 18;
    private static final double SNAP = 5;
    private static final double EDGE_OF_PAGE = 6;
    private static final double HEAD_BASELINE = 18;

    private final Page page;
    private final List<Box> boxes;
    private final Layers layers;
    private final List<Lanes.Lane> lanes;
    private final Rows rows;
    private final double left;
    private final double right;
    private final Svg svg = new Svg();

    private Diagram(Page page) {
        this.page = page;
        boxes = Box.all(page);
        layers = Layers.of(page, boxes);
        Columns.place(layers.rows);
        lanes = Lanes.of(page, Page.Edge::isBack);
        rows = new Rows(layers, lanes);
        left = items().stream().mapToDouble(Item::left).min().orElse(0);
        right = items().stream().mapToDouble(Item::right).max().orElse(0);
    }

    static Diagram of(Page page) {
        return new Diagram(page);
    }

    double width() {
        return right + EDGE_OF_PAGE - start();
    }

    /** Where the drawing begins at the left: at the farthest lane. */
    private double start() {
        int most = lanes.stream().mapToInt(Lanes.Lane::index).max().orElse(-1);
        return left - EDGE_OF_PAGE - (most < 0 ? 0 : LANE_START + LANE * most);
    }

    private List<Item> items() {
        return layers.rows.stream().flatMap(List::stream).toList();
    }

    /** Gives an {@code svg} element; its looks are in {@link Css}. */
    String draw() {
        double height = rows.end() + 2 * EDGE_OF_PAGE;
        svg.raw(
                "<svg class=\"diagram\" role=\"img\" aria-label=\"State diagram\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\">"
                        .formatted(
                                Svg.number(width()),
                                Svg.number(height),
                                Svg.number(start()),
                                Svg.number(-EDGE_OF_PAGE),
                                Svg.number(width()),
                                Svg.number(height)));
        svg.raw("<defs>");
        for (String kind : List.of("go", "back", "fail")) {
            svg.raw(
                    "<marker id=\"%s\" class=\"head %s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8Z\"/></marker>"
                            .formatted(kind, kind));
        }
        svg.raw("</defs>");
        items().forEach(this::drawWaysFrom);
        lanes.forEach(this::drawLane);
        boxes.forEach(this::drawBox);
        return svg.raw("</svg>").toString();
    }

    // ---- ways on ----

    private void drawWaysFrom(Item item) {
        for (Item.Link link : item.below) {
            int row = rowOf(item);
            double fromX = portX(item, link, item.below);
            double toX = portX(link.to(), link, link.to().above);
            if (item.isTrunk() && !link.to().isTrunk() && Math.abs(toX - fromX) < SNAP) {
                toX = fromX;
            }
            Svg.Path path =
                    item.isTrunk()
                            ? new Svg.Path(fromX, rows.top(row)).to(fromX, rows.bottom(row))
                            : new Svg.Path(fromX, rows.top(row) + item.height)
                                    .to(fromX, rows.bottom(row));
            path.curve(toX, rows.top(row + 1));
            String style = link.onFailure() ? "fail" : "go";
            svg.path("edge " + style, link.to().isTrunk() ? "" : style, path);
        }
    }

    private int rowOf(Item item) {
        for (int row = 0; row < layers.rows.size(); row++) {
            if (layers.rows.get(row).contains(item)) {
                return row;
            }
        }
        throw new IllegalStateException("an item in no row");
    }

    /** Lines at the same side of a box stand apart, in the order of their other ends. */
    private static double portX(Item item, Item.Link link, List<Item.Link> side) {
        if (item.isTrunk() || side.size() == 1) {
            return item.x;
        }
        List<Item.Link> sorted =
                side.stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        other ->
                                                other.from() == item
                                                        ? other.to().x
                                                        : other.from().x))
                        .toList();
        double room = item.width - 2 * BACK_PORT - PORT;
        double distance = Math.min(PORT, room / (side.size() - 1));
        return item.x + (sorted.indexOf(link) - (side.size() - 1) / 2.0) * distance;
    }

    // ---- ways back ----

    private void drawLane(Lanes.Lane lane) {
        double x = left - LANE_START + EDGE_OF_PAGE - LANE * lane.index();
        Item target = layers.itemOf(lane.to());
        double inX = target.left() + BACK_PORT;
        double inY = rows.top(layers.rowOf(lane.to()));
        double above = rows.turnAbove(lane);
        for (int from : lane.from()) {
            Item source = layers.itemOf(from);
            double outX = source.left() + BACK_PORT;
            double below = rows.turnBelow(from, lane);
            Svg.Path path =
                    new Svg.Path(outX, rows.top(layers.rowOf(from)) + source.height)
                            .corner(outX, below, x, below)
                            .corner(x, below, x, above)
                            .corner(x, above, inX, above)
                            .corner(inX, above, inX, inY)
                            .to(inX, inY);
            String style = lane.onFailure() ? "fail" : "back";
            svg.path("edge " + style, style, path);
        }
        String label = lane.onFailure() ? "retry" : "loop";
        svg.text("label", x + 8, above - 4, label);
    }

    // ---- boxes ----

    private void drawBox(Box box) {
        Item item = layers.itemOf(box.state());
        double top = rows.top(layers.rowOf(box.state()));
        double x = item.left();
        if (box.isTerminal()) {
            svg.rect("terminal", x, top, item.width, item.height, item.height / 2);
            svg.text("terminal-text", item.x, top + HEAD_BASELINE + 0.5, box.head());
            return;
        }
        Page.State state = page.states().get(box.state() - 1);
        svg.raw("<g id=\"state-" + box.state() + "\" class=\"state\">");
        svg.raw("<title>" + Words.html(describe(state)) + "</title>");
        svg.rect("box", x, top, item.width, item.height, 8);
        svg.circle("number", x + Box.MARGIN + 8, top + 15, 10);
        svg.text("number-text", x + Box.MARGIN + 8, top + 19, Integer.toString(box.state()));
        svg.text("place", x + Box.MARGIN + 26, top + 19, box.head());
        double y = top + Box.HEAD_HEIGHT + 13;
        svg.text("awaited", x + Box.MARGIN, y, box.argument());
        svg.line("rule", x, y + 9, x + item.width, y + 9);
        y += 9 + Box.LABEL_HEIGHT;
        svg.text("place", x + Box.MARGIN, y, box.kept().isEmpty() ? "keeps nothing" : "keeps");
        for (String row : box.kept()) {
            y += Box.ROW_HEIGHT;
            svg.text("kept", x + Box.MARGIN, y, row);
        }
        svg.raw("</g>");
    }

    private static String describe(Page.State state) {
        return "%d · %s · %s %s; keeps %s"
                .formatted(
                        state.number(),
                        Words.line(state.line()),
                        Words.does(state),
                        Words.argument(state),
                        Words.of(state.kept()));
    }
}
