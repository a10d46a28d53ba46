package dev.rouse.transform.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RunProperties {

    @Example
    void neighboursAreOneRun() {
        assertThat(Run.of(List.of(3, 4, 6, 8, 9, 10)))
                .containsExactly(new Run(3, 4), new Run(6, 6), new Run(8, 10));
    }

    @Property
    void runsAreTheNumbersAndHaveGapsBetweenThem(
            @ForAll Set<@IntRange(min = 1, max = 30) Integer> numbers) {
        List<Integer> sorted = numbers.stream().sorted().toList();
        List<Run> runs = Run.of(sorted);
        assertThat(runs.stream().flatMapToInt(r -> IntStream.rangeClosed(r.first(), r.last())))
                .containsExactlyElementsOf(sorted);
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).first()).isGreaterThan(runs.get(i - 1).last() + 1);
        }
    }
}
