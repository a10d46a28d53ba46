package dev.rouse.transform.explain;

import dev.rouse.transform.code.Machine;
import dev.rouse.transform.code.SuspendCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a page as one HTML file that needs nothing else: no script, no font, no image. */
final class Html {

    /** More than these are shown as runs, of which two have room side by side. */
    private static final int MOST_MARKS = 3;

    private static final int MARKS_OF_RUNS = 5;

    /** Wider diagrams stand below the source instead of beside it. */
    private static final double MOST_BESIDE = 620;

    private final Page page;
    private final StringBuilder out = new StringBuilder();

    private Html(Page page) {
        this.page = page;
    }

    static String of(Page page) {
        return new Html(page).write();
    }

    private String write() {
        String title = Words.html(page.title());
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + title + " · " + Words.html(page.host()) + "</title>");
        line("<style>");
        out.append(Css.STYLE);
        line("</style>");
        line("</head>");
        line("<body>");
        line("<h1>" + title + "</h1>");
        facts();
        Diagram diagram = Diagram.of(page);
        line("<main class=\"" + (diagram.width() <= MOST_BESIDE ? "beside" : "below") + "\">");
        line("<div class=\"text\">");
        if (page.source() != null) {
            source(page.source());
        }
        table();
        line("</div>");
        line("<figure>");
        out.append(diagram.draw());
        legend();
        line("</figure>");
        line("</main>");
        line("</body>");
        line("</html>");
        return out.toString();
    }

    private void facts() {
        List<String> facts = new ArrayList<>();
        facts.add("<code>" + Words.html(page.host()) + "</code>, " + Words.line(page.line()));
        for (SuspendCall call : SuspendCall.values()) {
            long times = page.states().stream().filter(state -> state.call() == call).count();
            if (times > 0) {
                facts.add(Words.count(times, call.word().replace("_", "")));
            }
        }
        facts.add("captures <code>" + Words.html(Words.of(page.captures())) + "</code>");
        line("<p class=\"facts\">" + String.join(" · ", facts) + "</p>");
    }

    // ---- the source ----

    private void source(SourceText source) {
        int widest = 1;
        for (int i = 0; i < source.lines().size(); i++) {
            int marks = at(source.firstLine() + i).size();
            widest = Math.max(widest, marks <= MOST_MARKS ? marks : MARKS_OF_RUNS);
        }
        line("<div class=\"source\"><div class=\"lines\">");
        for (int i = 0; i < source.lines().size(); i++) {
            int number = source.firstLine() + i;
            List<Page.State> states = at(number);
            boolean outside = number < source.blockFirst() || number > source.blockLast();
            String style = !states.isEmpty() ? "row await" : outside ? "row outside" : "row";
            line(
                    "<div class=\"%s\"><span class=\"marks\" style=\"width:%dpx\">%s</span><span class=\"no\">%d</span><span>%s</span></div>"
                            .formatted(
                                    style,
                                    10 + 24 * widest,
                                    marks(states),
                                    number,
                                    marked(source, number, source.lines().get(i))));
        }
        line("</div></div>");
    }

    private List<Page.State> at(int line) {
        return page.states().stream().filter(state -> state.line() == line).toList();
    }

    private static String marks(List<Page.State> states) {
        List<Integer> numbers = states.stream().map(Page.State::number).toList();
        if (numbers.size() <= MOST_MARKS) {
            return numbers.stream().map(Html::mark).collect(Collectors.joining());
        }
        return Run.of(numbers).stream()
                .map(Html::marks)
                .collect(Collectors.joining(",</span>", "", "</span>"));
    }

    /** A run without its end, before which there may be a comma. */
    private static String marks(Run run) {
        String first = "<span>" + mark(run.first());
        return run.first() == run.last() ? first : first + "–" + mark(run.last());
    }

    private static String mark(int number) {
        return "<a href=\"#state-%d\">%d</a>".formatted(number, number);
    }

    /** A line with each word marked that suspends. */
    private static String marked(SourceText source, int number, String line) {
        StringBuilder html = new StringBuilder();
        int done = 0;
        List<SourceText.CallText> calls =
                source.calls().stream()
                        .filter(call -> call.wordLine() == number)
                        .sorted(Comparator.comparing(SourceText.CallText::column))
                        .toList();
        for (SourceText.CallText call : calls) {
            int column = call.column();
            int end = Math.min(line.length(), column + call.call().word().length());
            html.append(Words.html(line.substring(done, column)));
            html.append("<mark>").append(Words.html(line.substring(column, end)));
            html.append("</mark>");
            done = end;
        }
        return html.append(Words.html(line.substring(done))).toString();
    }

    // ---- below ----

    private void legend() {
        if (!page.hasLoops() && !page.hasFailureEdges()) {
            return;
        }
        line("<figcaption>");
        line("<span><b></b>goes on</span>");
        if (page.hasLoops()) {
            line("<span><b class=\"back\"></b>goes round a loop</span>");
        }
        if (page.hasFailureEdges()) {
            line("<span><b class=\"fail\"></b>only after an exception</span>");
        }
        line("</figcaption>");
    }

    private void table() {
        Set<Machine.Variable> variables = page.keptSomewhere();
        if (variables.isEmpty()) {
            return;
        }
        line("<h2>What is kept while the block waits</h2>");
        StringBuilder head = new StringBuilder("<tr><th>variable</th>");
        page.states().forEach(state -> head.append("<th>").append(state.number()).append("</th>"));
        line("<div class=\"table\"><table>");
        line(head + "</tr>");
        for (Machine.Variable variable : variables) {
            StringBuilder row = new StringBuilder("<tr><td><code>");
            row.append(Words.html(Words.of(variable))).append("</code></td>");
            for (Page.State state : page.states()) {
                boolean kept = state.kept().contains(variable);
                row.append(kept ? "<td class=\"yes\">●</td>" : "<td></td>");
            }
            line(row + "</tr>");
        }
        line("</table></div>");
    }

    private void line(String markup) {
        out.append(markup).append('\n');
    }
}
