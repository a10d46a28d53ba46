package dev.rouse.executor.workstealing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeedSequenceTest {

    private static List<Long> seeds(long seed, int count) {
        SeedSequence sequence = new SeedSequence(seed);
        return Stream.generate(sequence::next).limit(count).toList();
    }

    /** The first numbers of the published generator for the seed 1234567. */
    @Test
    void isTheKnownGenerator() {
        assertThat(seeds(1234567, 3))
                .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
    }

    @Property
    void sameSeedGivesTheSameAndAllDiffer(@ForAll long seed) {
        List<Long> seeds = seeds(seed, 100);
        assertThat(seeds(seed, 100)).isEqualTo(seeds);
        Set<Long> different = new HashSet<>(seeds);
        assertThat(different).hasSize(100);
        assertThat(seeds(seed + 1, 100)).doesNotContainAnyElementsOf(seeds);
    }

    @Property
    void everyBitIsSetInAboutHalfOfThem(@ForAll long seed) {
        List<Long> seeds = seeds(seed, 1000);
        for (int bit = 0; bit < 64; bit++) {
            int shift = bit;
            assertThat(seeds.stream().filter(value -> (value >>> shift & 1) == 1).count())
                    .isBetween(350L, 650L);
        }
    }
}
