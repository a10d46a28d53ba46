package dev.rouse.kernel.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ClockProperties {

    /** However the time is cut into steps, the same events run in the same order. */
    @Property
    void stepsDoNotMatter(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 100) Integer> deadlines,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 50) Integer> steps) {
        int total = steps.stream().mapToInt(Integer::intValue).sum();

        assertThat(run(deadlines, steps)).isEqualTo(run(deadlines, List.of(total)));
    }

    private static List<String> run(List<Integer> deadlines, List<Integer> steps) {
        Clock clock = new Clock();
        List<String> trace = new ArrayList<>();
        for (int i = 0; i < deadlines.size(); i++) {
            String name = i + "@";
            clock.at(deadlines.get(i), () -> trace.add(name + clock.nowNanos()));
        }
        steps.forEach(clock::advance);
        return trace;
    }
}
