package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class ScoreProperties {

    @Example
    void theMedianOfAnOddNumberIsOneOfThem() {
        assertThat(score(List.of(9.0, 1.0, 4.0)).medianNanos()).isEqualTo(4);
    }

    @Example
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(score(List.of(9.0, 1.0, 4.0, 2.0)).medianNanos()).isEqualTo(3);
    }

    @Example
    void noRoundIsNoScore() {
        assertThatThrownBy(() -> score(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Score(List.of(1.0), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void asManyRoundsAreBelowTheMedianAsAbove(
            @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 1, max = 1e6) Double> rounds) {
        double median = score(rounds).medianNanos();
        long below = rounds.stream().filter(it -> it < median).count();
        long above = rounds.stream().filter(it -> it > median).count();
        assertThat(below).isLessThanOrEqualTo(rounds.size() / 2);
        assertThat(above).isLessThanOrEqualTo(rounds.size() / 2);
    }

    @Property
    void theOrderOfRoundsDoesNotMatter(
            @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 1, max = 1e6) Double> rounds,
            @ForAll long seed) {
        List<Double> shuffled = new ArrayList<>(rounds);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(score(shuffled).medianNanos()).isEqualTo(score(rounds).medianNanos());
        assertThat(score(shuffled).minNanos()).isEqualTo(Collections.min(rounds));
    }

    private static Score score(List<Double> nanos) {
        return new Score(nanos, nanos);
    }
}
