package dev.rouse.transform.explain;

import dev.rouse.transform.code.Machine;
import java.util.ArrayList;
import java.util.List;

/**
 * The box of a state: what is written in it, and how much room that takes.
 *
 * @param state the position of the state: 0 is the start
 * @param head the first row, beside the number
 * @param argument what is awaited or handed out, or empty
 * @param kept the rows below, one for each variable
 */
record Box(int state, String head, String argument, List<String> kept) {

    static final double HEAD_HEIGHT = 28;
    static final double ROW_HEIGHT = 17;
    static final double LABEL_HEIGHT = 15;
    static final double MARGIN = 12;

    /** Of a monospaced letter at the size of the diagram's text. */
    private static final double LETTER = 7.3;

    private static final int MOST_LETTERS = 32;
    private static final int MOST_KEPT = 9;
    private static final int FEWEST_LETTERS = 15;

    /** The boxes of a page: start, what suspends, end. */
    static List<Box> all(Page page) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(0, "Start", "", List.of()));
        page.states().forEach(state -> boxes.add(of(state)));
        if (page.completes()) {
            boxes.add(new Box(page.end(), "Completed", "", List.of()));
        }
        return boxes;
    }

    private static Box of(Page.State state) {
        List<String> kept = new ArrayList<>();
        int shown = state.kept().size() > MOST_KEPT ? MOST_KEPT - 1 : state.kept().size();
        for (Machine.Variable variable : state.kept().subList(0, shown)) {
            kept.add(Words.elide(Words.of(variable), MOST_LETTERS));
        }
        if (shown < state.kept().size()) {
            kept.add("and " + (state.kept().size() - shown) + " more");
        }
        return new Box(
                state.number(),
                Words.line(state.line()) + " · " + Words.does(state),
                Words.elide(Words.argument(state), MOST_LETTERS),
                kept);
    }

    /** True for the start and the end, which are drawn as pills. */
    boolean isTerminal() {
        return argument.isEmpty();
    }

    double width() {
        if (isTerminal()) {
            return head.length() * LETTER + 2 * MARGIN;
        }
        int letters = Math.max(FEWEST_LETTERS, Math.max(head.length() + 4, argument.length()));
        for (String row : kept) {
            letters = Math.max(letters, row.length());
        }
        return letters * LETTER + 2 * MARGIN;
    }

    double height() {
        return isTerminal()
                ? HEAD_HEIGHT
                : HEAD_HEIGHT + ROW_HEIGHT + 10 + LABEL_HEIGHT + kept.size() * ROW_HEIGHT + 5;
    }
}
