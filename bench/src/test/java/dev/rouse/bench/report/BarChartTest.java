package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BarChartTest {

    private static final Results RESULTS =
            Results.ofRounds(
                    List.of(
                            List.of(
                                    new Measurement("ping & pong", Contender.ROUSE, 50, 0),
                                    new Measurement("ping & pong", Contender.REACTOR, 100, 0),
                                    new Measurement("yield", Contender.ROUSE, 10, 0))));

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<Double> bars(Document document, String colour) {
        return elements(document, "rect").stream()
                .filter(it -> it.getAttribute("fill").equals(colour))
                .map(it -> Double.valueOf(it.getAttribute("width")))
                .skip(1) // the legend
                .toList();
    }

    @Test
    void barsAreAsLongAsTheScoresSay() throws Exception {
        Document chart = parsed(BarChart.draw(RESULTS, Limits.none(), "title", "caption"));
        List<Double> rouse = bars(chart, "#d1495b");
        List<Double> reactor = bars(chart, "#b58b3b");
        assertThat(rouse).hasSize(2);
        assertThat(reactor).hasSize(1);
        assertThat(rouse.get(0) / reactor.get(0))
                .isCloseTo(0.5, org.assertj.core.api.Assertions.within(0.01));
        assertThat(rouse.get(1) / reactor.get(0))
                .isCloseTo(0.1, org.assertj.core.api.Assertions.within(0.01));
    }

    @Test
    void namesAndTitlesAreTextWhateverIsInThem() throws Exception {
        Document chart = parsed(BarChart.draw(RESULTS, Limits.none(), "a < b", "\"c\" & d"));
        assertThat(elements(chart, "text"))
                .extracting(Element::getTextContent)
                .contains("ping & pong", "yield", "a < b", "\"c\" & d", "Rouse", "Reactor", "100");
    }

    @Test
    void itIsOneFileThatFollowsTheReadersTheme() {
        assertThat(BarChart.draw(RESULTS, Limits.none(), "title", "caption"))
                .contains("prefers-color-scheme: dark")
                .doesNotContain("href", "<script", "url(");
    }

    @Test
    void nothingMeasuredIsAnEmptyChart() throws Exception {
        Document chart =
                parsed(BarChart.draw(Results.ofRounds(List.of()), Limits.none(), "title", ""));
        assertThat(elements(chart, "text")).isNotEmpty();
    }
}
