package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class ScaleProperties {

    @Example
    void valuesOfOneSizeAreDrawnInProportion() {
        Scale scale = Scale.of(List.of(10.0, 100.0));
        assertThat(scale.isLogarithmic()).isFalse();
        assertThat(scale.position(25)).isEqualTo(0.25);
        assertThat(scale.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
    }

    @Example
    void valuesOfDifferentSizesAreDrawnByTheirLogarithm() {
        Scale scale = Scale.of(List.of(20.0, 1_000.0));
        assertThat(scale.isLogarithmic()).isTrue();
        assertThat(scale.position(100)).isCloseTo(0.5, within(1e-9));
        assertThat(scale.ticks()).containsExactly(10.0, 100.0, 1_000.0);
    }

    @Example
    void nothingAndZeroDoNotBreakTheScale() {
        assertThat(Scale.of(List.of()).position(1)).isBetween(0.0, 1.0);
        assertThat(Scale.of(List.of(0.0)).position(0)).isZero();
    }

    @Property
    void largerValuesNeverStandBeforeSmallerOnesAndAllFit(
            @ForAll @Size(min = 1, max = 20)
                    List<@DoubleRange(min = 0.01, max = 1e6) Double> values) {
        Scale scale = Scale.of(values);
        double before = 0;
        for (double value : values.stream().sorted().toList()) {
            assertThat(scale.position(value)).isBetween(before, 1.0);
            before = scale.position(value);
        }
        assertThat(scale.ticks()).isNotEmpty().hasSizeLessThan(12);
        assertThat(scale.ticks())
                .allSatisfy(it -> assertThat(scale.position(it)).isLessThan(1.001));
    }
}
