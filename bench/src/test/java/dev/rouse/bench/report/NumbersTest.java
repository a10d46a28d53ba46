package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "4, 4",
        "0.054, 0.05",
        "9.99, 9.99",
        "9.996, 10.0",
        "20.64, 20.6",
        "99.96, 100",
        "4239.4, 4239",
        "NaN, –"
    })
    void threeDigitsMatter(double value, String written) {
        assertThat(Numbers.format(value)).isEqualTo(written);
    }
}
