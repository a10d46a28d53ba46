package dev.rouse.internal.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.testing.CountingWaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of transitions that the picture in {@link Demand} shows. */
class DemandTest {

    private final Demand demand = new Demand();
    private final CountingWaker waker = new CountingWaker();

    private void goTo(String state) {
        switch (state) {
            case "0 asked for" -> {}
            case "2 asked for" -> demand.request(2);
            case "no limit" -> demand.request(Long.MAX_VALUE);
            case "cancelled" -> demand.cancel();
            default -> throw new AssertionError(state);
        }
        demand.register(waker);
    }

    private void step(String step) {
        switch (step) {
            case "1 request" -> demand.request(3);
            case "1 most" -> demand.request(Long.MAX_VALUE);
            case "1 nearly" -> demand.request(Long.MAX_VALUE - 1);
            case "2 take" -> demand.take();
            case "3 cancel" -> demand.cancel();
            default -> throw new AssertionError(step);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0 asked for, 1 request, 3 asked for, 1",
        "2 asked for, 1 request, 5 asked for, 1",
        "2 asked for, 1 nearly,  no limit,    1",
        "2 asked for, 1 most,    no limit,    1",
        "no limit,    1 request, no limit,    1",
        "cancelled,   1 request, cancelled,   1",
        "2 asked for, 2 take,    1 asked for, 0",
        "no limit,    2 take,    no limit,    0",
        "cancelled,   2 take,    cancelled,   0",
        "0 asked for, 3 cancel,  cancelled,   1",
        "2 asked for, 3 cancel,  cancelled,   1",
        "no limit,    3 cancel,  cancelled,   1",
        "cancelled,   3 cancel,  cancelled,   1",
    })
    void arrow(String from, String step, String to, int wakes) {
        goTo(from);
        step(step);
        assertThat(demand).hasToString(to);
        assertThat(demand.isCancelled()).isEqualTo(to.equals("cancelled"));
        assertThat(demand.isPositive()).isEqualTo(!to.equals("cancelled"));
        assertThat(waker.count()).isEqualTo(wakes);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-9223372036854775808"})
    void whatIsNotPositiveChangesNothingAndIsReported(long n) {
        goTo("2 asked for");
        demand.request(n);
        demand.request(-7);
        assertThat(demand).hasToString("2 asked for");
        assertThat(waker.count()).isEqualTo(1);
        assertThat(demand.illegal()).as("the first").hasMessageEndingWith(": " + n);
    }

    @Test
    void nobodyIsWokenAfterTheEnd() {
        goTo("0 asked for");
        demand.end();
        demand.request(1);
        demand.cancel();
        assertThat(waker.count()).isZero();
    }
}
