package dev.rouse.transform.explain;

import java.util.stream.Collectors;

/** Writes a page as plain text, with the same facts as {@link Html}. */
final class TextPage {

    private final Page page;
    private final StringBuilder out = new StringBuilder();

    private TextPage(Page page) {
        this.page = page;
    }

    static String of(Page page) {
        return new TextPage(page).write();
    }

    private String write() {
        line(page.title() + " (" + page.host() + ", " + Words.line(page.line()) + ")");
        line("captures " + Words.of(page.captures()));
        line("");
        out.append(TextDiagram.of(page));
        if (page.hasFailureEdges()) {
            line("");
            line("  : only after an exception");
        }
        if (page.source() != null) {
            line("");
            source(page.source());
        }
        return out.toString();
    }

    private void source(SourceText source) {
        for (int i = 0; i < source.lines().size(); i++) {
            int number = source.firstLine() + i;
            String states =
                    page.states().stream()
                            .filter(state -> state.line() == number)
                            .map(state -> "[" + state.number() + "]")
                            .collect(Collectors.joining());
            line("%8s %5d  %s".formatted(states, number, source.lines().get(i)).stripTrailing());
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
