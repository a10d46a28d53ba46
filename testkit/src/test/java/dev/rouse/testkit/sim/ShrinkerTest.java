package dev.rouse.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Failures are made short, for programs that are nothing but a rule about choices. */
class ShrinkerTest {

    private final List<Schedule> tried = new ArrayList<>();

    private Schedule shrink(Schedule failing, Predicate<List<Integer>> fails) {
        IllegalStateException failure = new IllegalStateException("fails");
        SimRun run = new SimRun(failing, List.of(), failure);
        return new Shrinker(
                        schedule -> {
                            tried.add(schedule);
                            return new SimRun(
                                    schedule,
                                    List.of("of " + schedule),
                                    fails.test(schedule.choices()) ? failure : null);
                        },
                        run,
                        failure)
                .shrink()
                .schedule();
    }

    @Test
    void whatAlwaysFailsNeedsNoChoice() {
        assertThat(shrink(Schedule.of(3, 1, 2), choices -> true)).isEqualTo(Schedule.of());
    }

    @Test
    void choicesThatDoNotMatterAreTakenOut() {
        assertThat(shrink(Schedule.of(4, 0, 7, 2, 7, 1), choices -> choices.contains(7)))
                .isEqualTo(Schedule.of(7));
    }

    @Test
    void choicesAreMadeAsSmallAsTheyCanBe() {
        assertThat(
                        shrink(
                                Schedule.of(9, 9, 9),
                                choices -> choices.stream().mapToInt(Integer::intValue).sum() >= 4))
                .isEqualTo(Schedule.of(4));
    }

    @Test
    void orderIsKept() {
        assertThat(
                        shrink(
                                Schedule.of(5, 2, 0, 3, 1),
                                choices ->
                                        choices.indexOf(2) >= 0
                                                && choices.lastIndexOf(1) > choices.indexOf(2)))
                .isEqualTo(Schedule.of(2, 1));
    }

    @Test
    void whatNothingShorterBreaksStaysAsItIs() {
        Schedule failing = Schedule.of(1, 2, 3);
        assertThat(shrink(failing, choices -> choices.equals(List.of(1, 2, 3)))).isEqualTo(failing);
        assertThat(tried).isNotEmpty();
    }

    @Test
    void anotherFailureDoesNotCount() {
        IllegalStateException failure = new IllegalStateException("fails");
        SimRun run = new SimRun(Schedule.of(1, 1), List.of("first"), failure);
        SimRun shortest =
                new Shrinker(
                                schedule ->
                                        new SimRun(schedule, List.of(), new AssertionError("else")),
                                run,
                                failure)
                        .shrink();
        assertThat(shortest).isSameAs(run);
    }

    @Test
    void itGivesUpAtSomeTime() {
        int[] choices = new int[3000];
        java.util.Arrays.fill(choices, 1);
        Schedule failing = Schedule.of(choices);
        assertThat(shrink(failing, shorter -> shorter.size() == 3000)).isNotNull();
        assertThat(tried).hasSizeLessThanOrEqualTo(2000);
    }

    @Property
    void resultFailsAndIsNoLonger(
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> choices,
            @ForAll @IntRange(max = 8) int sum) {
        Predicate<List<Integer>> fails =
                some -> some.stream().mapToInt(Integer::intValue).sum() >= sum;
        if (!fails.test(choices)) {
            return;
        }
        tried.clear();
        Schedule shortest = shrink(new Schedule(choices), fails);
        assertThat(fails.test(shortest.choices())).isTrue();
        assertThat(shortest.choices().size()).isLessThanOrEqualTo(choices.size());
        assertThat(shortest.choices().stream().mapToInt(Integer::intValue).sum()).isEqualTo(sum);
    }

    @Test
    void traceIsThatOfTheShortest() {
        IllegalStateException failure = new IllegalStateException("fails");
        SimRun shortest =
                new Shrinker(
                                schedule ->
                                        new SimRun(schedule, List.of("of " + schedule), failure),
                                new SimRun(Schedule.of(1), List.of("first"), failure),
                                failure)
                        .shrink();
        assertThat(shortest.trace()).containsExactly("of Schedule.of()");
    }
}
