package dev.rouse.transform.explain;

import dev.rouse.transform.code.SuspendCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the states with letters: one below the other, edges that do not lead to the next one at the
 * left. A colon instead of a bar is an edge that only an exception takes.
 */
final class TextDiagram {

    private static final int LANE = 3;
    private static final int MARGIN = 2;
    private static final int WIDTH = 72;

    private final Page page;
    private final List<Lanes.Lane> lanes;
    private final int column;
    private final Canvas canvas = new Canvas();
    private final List<Integer> heads = new ArrayList<>();

    private TextDiagram(Page page) {
        this.page = page;
        lanes = Lanes.of(page, edge -> edge.to() != edge.from() + 1);
        int most = lanes.stream().mapToInt(Lanes.Lane::index).max().orElse(-1);
        column = MARGIN + (most < 0 ? 0 : LANE * (most + 1) + 2);
    }

    static String of(Page page) {
        return new TextDiagram(page).draw();
    }

    private String draw() {
        state("start", List.of());
        for (Page.State state : page.states()) {
            arrow(state.number());
            state(
                    "[%d] %s: %s %s"
                            .formatted(
                                    state.number(),
                                    Words.line(state.line()),
                                    state.call() == SuspendCall.AWAIT ? "await" : Words.does(state),
                                    Words.argument(state)),
                    state.kept().isEmpty()
                            ? List.of("nothing")
                            : state.kept().stream().map(Words::of).toList());
        }
        if (page.completes()) {
            arrow(page.end());
            state("completed", List.of());
        }
        lanes.forEach(this::lane);
        lanes.forEach(this::turns);
        return canvas.toString();
    }

    private void state(String head, List<String> kept) {
        int row = canvas.height();
        heads.add(row);
        canvas.text(column, row, head);
        canvas.text(column, row + 1, "");
        int length = WIDTH;
        for (int i = 0; i < kept.size(); i++) {
            if (length + kept.get(i).length() > WIDTH) {
                canvas.text(column, ++row, i == 0 ? "    keeps " : "          ");
                length = 0;
            }
            canvas.append(row, kept.get(i) + (i + 1 < kept.size() ? ", " : ""));
            length += kept.get(i).length() + 2;
        }
    }

    /** From the state before, if an edge leads from there; else only room. */
    private void arrow(int to) {
        int row = canvas.height();
        canvas.text(column, to == 1 ? row : row + 1, "");
        for (Page.Edge edge : page.edges()) {
            if (edge.from() == to - 1 && edge.to() == to) {
                String stroke = edge.onFailure() ? ":" : "|";
                canvas.text(column + 1, row - (to == 1 ? 1 : 0), stroke);
                canvas.text(column + 1, row + (to == 1 ? 0 : 1), "v");
            }
        }
    }

    private int columnOf(Lanes.Lane lane) {
        return column - 2 - LANE * (lane.index() + 1) + LANE - 1;
    }

    private int out(int state) {
        return heads.get(state) + 1;
    }

    private void lane(Lanes.Lane lane) {
        int first = heads.get(lane.to());
        int last = first;
        for (int from : lane.from()) {
            first = Math.min(first, out(from));
            last = Math.max(last, out(from));
        }
        canvas.down(columnOf(lane), first, last, lane.onFailure() ? ':' : '|');
    }

    private void turns(Lanes.Lane lane) {
        canvas.across(columnOf(lane), column - 3, heads.get(lane.to()));
        canvas.text(column - 2, heads.get(lane.to()), ">");
        lane.from().forEach(from -> canvas.across(columnOf(lane), column - 2, out(from)));
    }
}
