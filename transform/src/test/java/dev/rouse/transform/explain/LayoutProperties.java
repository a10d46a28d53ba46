package dev.rouse.transform.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.transform.code.BlockKind;
import dev.rouse.transform.code.Machine;
import dev.rouse.transform.code.SuspendCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the states and the ways between them, the diagram is readable. */
class LayoutProperties {

    private static Page page(int awaits, long seed) {
        Random random = new Random(seed);
        List<Page.State> states = new ArrayList<>();
        Set<Page.Edge> edges = new LinkedHashSet<>();
        for (int i = 1; i <= awaits; i++) {
            List<Machine.Variable> kept = new ArrayList<>();
            for (int v = random.nextInt(14); v > 0; v--) {
                kept.add(new Machine.Variable("v".repeat(1 + random.nextInt(60)), "int"));
            }
            SuspendCall call = SuspendCall.values()[random.nextInt(SuspendCall.values().length)];
            states.add(new Page.State(i, call, i, "f".repeat(random.nextInt(60)), kept));
            edges.add(new Page.Edge(random.nextInt(i), i, random.nextInt(4) == 0));
        }
        for (int i = random.nextInt(2 * awaits + 1); i > 0; i--) {
            edges.add(
                    new Page.Edge(
                            1 + random.nextInt(awaits),
                            1 + random.nextInt(awaits + 1),
                            random.nextInt(4) == 0));
        }
        return new Page(
                BlockKind.STREAM, "p.A", "m", 1, List.of(), states, List.copyOf(edges), null);
    }

    private static Layers placed(Page page) {
        Layers layers = Layers.of(page, Box.all(page));
        Columns.place(layers.rows);
        return layers;
    }

    @Property
    void nothingOverlapsInARow(@ForAll @IntRange(min = 1, max = 30) int awaits, @ForAll long seed) {
        for (List<Item> row : placed(page(awaits, seed)).rows) {
            List<Item> sorted =
                    row.stream().sorted(Comparator.comparingDouble(item -> item.x)).toList();
            assertThat(sorted).isEqualTo(row);
            for (int i = 1; i < row.size(); i++) {
                assertThat(row.get(i - 1).right()).isLessThan(row.get(i).left());
            }
        }
    }

    @Property
    void linesLeadFromARowToTheNext(
            @ForAll @IntRange(min = 1, max = 30) int awaits, @ForAll long seed) {
        List<List<Item>> rows = placed(page(awaits, seed)).rows;
        for (int row = 0; row < rows.size(); row++) {
            for (Item item : rows.get(row)) {
                for (Item.Link link : item.below) {
                    assertThat(rows.get(row + 1)).contains(link.to());
                }
            }
        }
    }

    @Property
    void waysBackTurnBetweenTheRows(
            @ForAll @IntRange(min = 1, max = 30) int awaits, @ForAll long seed) {
        Page page = page(awaits, seed);
        Layers layers = placed(page);
        List<Lanes.Lane> lanes = Lanes.of(page, Page.Edge::isBack);
        Rows rows = new Rows(layers, lanes);
        for (Lanes.Lane lane : lanes) {
            int target = layers.rowOf(lane.to());
            assertThat(rows.turnAbove(lane)).isBetween(rows.bottom(target - 1), rows.top(target));
            for (int from : lane.from()) {
                int row = layers.rowOf(from);
                double next = row + 1 < layers.rows.size() ? rows.top(row + 1) : rows.end();
                assertThat(rows.turnBelow(from, lane)).isBetween(rows.bottom(row), next);
            }
        }
    }

    @Property(tries = 200)
    void samePageIsDrawnTheSame(
            @ForAll @IntRange(min = 1, max = 30) int awaits, @ForAll long seed) {
        Page page = page(awaits, seed);
        assertThat(Html.of(page)).isEqualTo(Html.of(page));
        assertThat(TextPage.of(page)).isEqualTo(TextPage.of(page));
    }

    @Property(tries = 200)
    void textNamesEveryState(@ForAll @IntRange(min = 1, max = 30) int awaits, @ForAll long seed) {
        Page page = page(awaits, seed);
        String text = TextPage.of(page);
        page.states().forEach(state -> assertThat(text).contains("[" + state.number() + "] line"));
    }
}
