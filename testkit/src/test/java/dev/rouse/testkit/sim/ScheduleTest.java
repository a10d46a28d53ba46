package dev.rouse.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void nameIsTheCodeThatMakesIt() {
        assertThat(Schedule.of()).hasToString("Schedule.of()");
        assertThat(Schedule.of(0, 2, 1)).hasToString("Schedule.of(0, 2, 1)");
    }

    @Property
    void codeMakesAnEqualOne(@ForAll Schedule schedule) {
        String code = schedule.toString();
        String numbers = code.substring("Schedule.of(".length(), code.length() - 1);
        int[] choices =
                numbers.isEmpty()
                        ? new int[0]
                        : Arrays.stream(numbers.split(", ")).mapToInt(Integer::parseInt).toArray();
        assertThat(Schedule.of(choices)).isEqualTo(schedule).hasSameHashCodeAs(schedule);
    }

    @Property
    void choicesAreCopied(@ForAll List<@IntRange(max = 5) Integer> choices) {
        List<Integer> given = new ArrayList<>(choices);
        Schedule schedule = new Schedule(given);
        given.add(7);
        assertThat(schedule.choices()).isEqualTo(choices);
    }

    @Test
    void negativeAndMissingChoicesAreRefused() {
        assertThatThrownBy(() -> Schedule.of(1, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a choice must not be negative: [1, -2]");
        assertThatThrownBy(() -> new Schedule(Arrays.asList(1, null)))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Schedule(null)).isInstanceOf(NullPointerException.class);
    }
}
