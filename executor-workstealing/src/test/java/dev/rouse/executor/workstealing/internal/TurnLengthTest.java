package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * Turns of 200 microseconds, with a mean in which a poll has a tenth of the weight of all before.
 */
class TurnLengthTest {

    private final TurnLength turn = new TurnLength();

    @Test
    void beginsWithTheMost() {
        assertThat(turn.tasks()).isEqualTo(61);
    }

    @Test
    void oneMeasurementOfManyPollsDecides() {
        turn.measured(1_000 * 10_000L, 1_000);
        assertThat(turn.tasks())
                .as("200 us / 10 us, but for what is left of the old")
                .isEqualTo(20);
    }

    @Test
    void onePollWeighsATenth() {
        turn.measured(100_000, 1);
        // 0.9 * 200000 / 61 + 0.1 * 100000 = 12950.8
        assertThat(turn.tasks()).isEqualTo(15);
    }

    @Test
    void aRunOfPollsWeighsAsMuchAsSingleOnes() {
        TurnLength single = new TurnLength();
        for (int i = 0; i < 7; i++) {
            single.measured(30_000, 1);
            TurnLength together = new TurnLength();
            together.measured((i + 1) * 30_000L, i + 1);
            assertThat(together.tasks()).isEqualTo(single.tasks());
        }
        assertThat(single.tasks()).isBetween(8, 14);
    }

    @Test
    void longPollsLeaveTwoAndShortOnesComeBackToTheMost() {
        turn.measured(Long.MAX_VALUE, 1);
        assertThat(turn.tasks()).isEqualTo(2);
        turn.measured(0, 1_000);
        assertThat(turn.tasks()).isEqualTo(61);
    }

    @Test
    void noPollsTellNothing() {
        turn.measured(1_000_000_000, 0);
        assertThat(turn.tasks()).isEqualTo(61);
    }

    @Property
    void isAlwaysBetweenTwoAndSixtyOne(
            @ForAll @LongRange(min = 0) long elapsedNanos,
            @ForAll @IntRange(min = 0) int polls,
            @ForAll @LongRange(min = 0, max = 1_000_000) long afterwards) {
        TurnLength tested = new TurnLength();
        tested.measured(elapsedNanos, polls);
        assertThat(tested.tasks()).isBetween(2, 61);
        tested.measured(afterwards, 1);
        assertThat(tested.tasks()).isBetween(2, 61);
    }
}
