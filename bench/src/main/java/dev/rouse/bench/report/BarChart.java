package dev.rouse.bench.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Draws the medians as an SVG: for each workload a group of bars, one for each contender, and a
 * mark where the limit is.
 *
 * <p>The picture is one file without scripts or fonts of its own, and follows the reader's choice
 * of a light or dark page, which the charting libraries for Java cannot do.
 */
final class BarChart {

    private static final int WIDTH = 900;
    private static final int MARGIN = 16;
    private static final int BAR = 11;
    private static final int BETWEEN_BARS = 2;
    private static final int BETWEEN_GROUPS = 12;
    private static final int HEAD = 84;
    private static final int FOOT = 46;
    private static final double CHARACTER = 6.7;
    private static final int ROOM_FOR_VALUE = 56;

    private static final Map<Contender, String> COLOURS =
            Map.of(
                    Contender.ROUSE, "#d1495b",
                    Contender.FORK_JOIN, "#6c8ead",
                    Contender.VIRTUAL_THREADS, "#7a9e5f",
                    Contender.REACTOR, "#b58b3b");

    private static final String STYLE =
            """
            text { font: 12px sans-serif; fill: #24292f; }
            .title { font-size: 15px; font-weight: bold; }
            .small { font-size: 10.5px; fill: #57606a; }
            .page { fill: #ffffff; }
            .grid { stroke: #d0d7de; }
            .limit { stroke: #24292f; stroke-width: 2; }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3; }
              .small { fill: #9198a1; }
              .page { fill: #0d1117; }
              .grid { stroke: #30363d; }
              .limit { stroke: #e6edf3; }
            }
            """;

    private final Results results;
    private final Limits limits;
    private final List<Contender> contenders;
    private final Scale scale;
    private final double left;
    private final double axis;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter svg;

    private BarChart(Results results, Limits limits) throws XMLStreamException {
        this.results = results;
        this.limits = limits;
        this.contenders = List.copyOf(results.contenders());
        this.scale = Scale.of(values(results, limits));
        int longest = results.workloads().stream().mapToInt(String::length).max().orElse(0);
        this.left = MARGIN + longest * CHARACTER + 10;
        this.axis = WIDTH - left - MARGIN - ROOM_FOR_VALUE;
        this.svg = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    static String draw(Results results, Limits limits, String title, String caption) {
        try {
            BarChart chart = new BarChart(results, limits);
            chart.draw(title, caption);
            return chart.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }

    private static List<Double> values(Results results, Limits limits) {
        List<Double> values = new ArrayList<>();
        for (String workload : results.workloads()) {
            for (Contender contender : results.contenders()) {
                results.score(workload, contender).map(Score::medianNanos).ifPresent(values::add);
            }
            limits.atMostNanos(workload).ifPresent(values::add);
        }
        return values;
    }

    private void draw(String title, String caption) throws XMLStreamException {
        double height = HEAD + FOOT;
        for (String workload : results.workloads()) {
            height += groupHeight(workload) + BETWEEN_GROUPS;
        }
        svg.writeStartElement("svg");
        svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attribute("viewBox", "0 0 " + WIDTH + " " + number(height));
        attribute("width", WIDTH);
        attribute("height", height);
        attribute("role", "img");
        element("title", title);
        element("style", STYLE);
        rectangle("page", null, 0, 0, WIDTH, height);
        text("title", "start", MARGIN, 26, title);
        text("small", "start", MARGIN, 44, "median nanoseconds per operation, less is better");
        legend();
        grid(height);
        double y = HEAD;
        for (String workload : results.workloads()) {
            group(workload, y);
            y += groupHeight(workload) + BETWEEN_GROUPS;
        }
        text("small", "start", MARGIN, height - 12, caption);
        svg.writeEndElement();
        svg.flush();
    }

    private void legend() throws XMLStreamException {
        double x = MARGIN;
        for (Contender contender : contenders) {
            rectangle(null, COLOURS.get(contender), x, 55, BAR, BAR);
            text(null, "start", x + BAR + 5, 65, contender.title());
            x += BAR + 5 + contender.title().length() * CHARACTER + 18;
        }
        line("limit", x, 54, x, 67);
        text(null, "start", x + 7, 65, "limit");
    }

    private void grid(double height) throws XMLStreamException {
        double bottom = height - FOOT;
        for (double tick : scale.ticks()) {
            double x = left + axis * scale.position(tick);
            line("grid", x, HEAD - 6, x, bottom);
            text("small", "middle", x, bottom + 14, Numbers.format(tick));
        }
        if (scale.isLogarithmic()) {
            text("small", "end", WIDTH - MARGIN, bottom + 14, "logarithmic");
        }
    }

    private void group(String workload, double y) throws XMLStreamException {
        text(null, "end", left - 8, y + groupHeight(workload) / 2 + 4, workload);
        double bar = y;
        for (Contender contender : contenders) {
            Optional<Score> score = results.score(workload, contender);
            if (score.isPresent()) {
                double nanos = score.get().medianNanos();
                double length = Math.max(1, axis * scale.position(nanos));
                rectangle(null, COLOURS.get(contender), left, bar, length, BAR);
                text("small", "start", left + length + 4, bar + BAR - 2, Numbers.format(nanos));
                bar += BAR + BETWEEN_BARS;
            }
        }
        Optional<Double> limit = limits.atMostNanos(workload);
        if (limit.isPresent()) {
            double x = left + axis * scale.position(limit.get());
            line("limit", x, y - 2, x, y + BAR + 2);
        }
    }

    private double groupHeight(String workload) {
        long bars =
                contenders.stream().filter(it -> results.score(workload, it).isPresent()).count();
        return bars * (BAR + BETWEEN_BARS);
    }

    // ---- elements ----

    private void rectangle(
            @Nullable String style,
            @Nullable String colour,
            double x,
            double y,
            double width,
            double height)
            throws XMLStreamException {
        svg.writeEmptyElement("rect");
        style(style);
        if (colour != null) {
            attribute("fill", colour);
        }
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
    }

    private void line(String style, double x1, double y1, double x2, double y2)
            throws XMLStreamException {
        svg.writeEmptyElement("line");
        style(style);
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
    }

    private void text(@Nullable String style, String anchor, double x, double y, String content)
            throws XMLStreamException {
        svg.writeStartElement("text");
        style(style);
        attribute("text-anchor", anchor);
        attribute("x", x);
        attribute("y", y);
        svg.writeCharacters(content);
        svg.writeEndElement();
    }

    private void element(String name, String content) throws XMLStreamException {
        svg.writeStartElement(name);
        svg.writeCharacters(content);
        svg.writeEndElement();
    }

    private void style(@Nullable String style) throws XMLStreamException {
        if (style != null) {
            attribute("class", style);
        }
    }

    private void attribute(String name, double value) throws XMLStreamException {
        attribute(name, number(value));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        svg.writeAttribute(name, value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
