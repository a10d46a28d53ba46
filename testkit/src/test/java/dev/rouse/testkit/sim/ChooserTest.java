package dev.rouse.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What each kind of chooser chooses, asked by hand. */
class ChooserTest {

    private static List<SimTask> tasks(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> new SimTask(n, null)).toList();
    }

    /**
     * Lets every task run so often, as an executor whose tasks yield would; gives their numbers.
     */
    private static List<Integer> order(Chooser chooser, int count, int turns) {
        List<SimTask> ready = new ArrayList<>(tasks(count));
        int[] left = new int[count + 1];
        java.util.Arrays.fill(left, turns);
        List<Integer> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            SimTask next = ready.remove(ready.size() == 1 ? 0 : chooser.choose(ready));
            order.add(next.number());
            if (--left[next.number()] > 0) {
                ready.add(next);
            }
        }
        return order;
    }

    @Test
    void fifoTakesTheFirst() {
        assertThat(order(Chooser.fifo(), 3, 2)).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Property
    void randomStaysInsideAndRepeats(@ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int n) {
        Chooser one = Chooser.random(seed);
        Chooser same = Chooser.random(seed);
        for (int i = 0; i < 50; i++) {
            int choice = one.choose(tasks(n));
            assertThat(choice).isBetween(0, n - 1);
            assertThat(same.choose(tasks(n))).isEqualTo(choice);
        }
    }

    @Test
    void randomReachesEveryPlace() {
        Chooser chooser = Chooser.random(1);
        Set<Integer> chosen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            chosen.add(chooser.choose(tasks(5)));
        }
        assertThat(chosen).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Property
    void replayIsModuloWhatIsReadyAndThenFirst(@ForAll Schedule schedule) {
        Chooser chooser = Chooser.replay(schedule);
        for (int choice : schedule.choices()) {
            assertThat(chooser.choose(tasks(3))).isEqualTo(choice % 3);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(chooser.choose(tasks(3))).isZero();
        }
    }

    // ---- priorities ----

    @Property
    void withoutChangesATaskRunsToItsEndBeforeTheNext(@ForAll long seed) {
        List<Integer> order = order(Chooser.pct(seed, 1, 10), 4, 3);
        for (int i = 0; i < order.size(); i += 3) {
            assertThat(order.subList(i, i + 3)).containsOnly(order.get(i));
        }
    }

    @Test
    void prioritiesDependOnTheSeedOnly() {
        Set<List<Integer>> orders = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            List<Integer> order = order(Chooser.pct(seed, 1, 10), 3, 1);
            assertThat(order(Chooser.pct(seed, 1, 10), 3, 1)).isEqualTo(order);
            orders.add(order);
        }
        assertThat(orders).as("orders of three tasks").hasSize(6);
    }

    @Property
    void eachChangePutsTheFirstBehindAllOthers(@ForAll long seed) {
        // the only place for the change is the first choice, so the second highest task begins
        List<SimTask> ready = tasks(4);
        int unchanged = Chooser.pct(seed, 1, 1).choose(ready);
        Chooser changed = Chooser.pct(seed, 2, 1);
        int first = changed.choose(ready);
        List<SimTask> rest = new ArrayList<>(ready);
        Set<Integer> chosen = new HashSet<>(List.of(ready.get(first).number()));
        rest.remove(first);
        while (rest.size() > 1) {
            SimTask next = rest.remove(changed.choose(rest));
            chosen.add(next.number());
        }
        assertThat(rest.get(0).number()).as("the last").isNotIn(chosen);
        assertThat(unchanged).isBetween(0, 3);
    }

    @Test
    void changesAreAtMostDepthLessOne() {
        for (int seed = 0; seed < 50; seed++) {
            List<Integer> order = order(Chooser.pct(seed, 3, 12), 3, 4);
            int switches = 0;
            for (int i = 1; i < order.size(); i++) {
                if (!order.get(i).equals(order.get(i - 1))) {
                    switches++;
                }
            }
            assertThat(switches).as("seed " + seed).isLessThanOrEqualTo(2 + 2);
        }
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Chooser.pct(1, 0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0, 5");
        assertThatThrownBy(() -> Chooser.pct(1, 2, 0)).hasMessageContaining("2, 0");
    }

    // ---- depth first ----

    @Test
    void depthFirstTakesEveryPathOnce() {
        DepthFirst all = new DepthFirst();
        Set<List<Integer>> orders = new HashSet<>();
        do {
            assertThat(orders.add(order(all, 2, 2))).isTrue();
        } while (all.next());
        assertThat(orders).as("orders of two tasks of two turns each").hasSize(6);
        assertThat(all.next()).isFalse();
    }

    @Test
    void depthFirstNoticesAProgramThatChanges() {
        DepthFirst all = new DepthFirst();
        all.choose(tasks(2));
        all.choose(tasks(3));
        assertThat(all.next()).isTrue();
        all.choose(tasks(2));
        assertThatThrownBy(() -> all.choose(tasks(4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "after the choices [0] there were 3 ready tasks before and 4");
    }
}
