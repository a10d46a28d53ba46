package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.bench.report.Limits.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {

    @TempDir private Path directory;

    private static Results measured(double rouse, double virtualThreads) {
        return Results.ofRounds(
                List.of(
                        List.of(
                                new Measurement("a", Contender.ROUSE, rouse, 0),
                                new Measurement(
                                        "a", Contender.VIRTUAL_THREADS, virtualThreads, 0))));
    }

    private Limits limits(String json) throws Exception {
        return Limits.read(Files.writeString(directory.resolve("limits.json"), json));
    }

    @Test
    void aLimitIsKeptUpToItself() throws Exception {
        Limits limits = limits("{\"atMostNanos\" : {\"a\" : 120}}");
        assertThat(limits.verdicts(measured(120, 1), "a"))
                .containsExactly(new Verdict("≤ 120", Optional.of(true)));
        assertThat(limits.verdicts(measured(120.01, 1), "a"))
                .containsExactly(new Verdict("≤ 120", Optional.of(false)));
    }

    @Test
    void aFactorIsKeptFromItselfOn() throws Exception {
        Limits limits = limits("{\"timesFasterThan\" : {\"a\" : {\"vt\" : 4}}}");
        assertThat(limits.verdicts(measured(10, 40), "a"))
                .containsExactly(new Verdict("vt ≥ 4x", Optional.of(true)));
        assertThat(limits.verdicts(measured(10, 39), "a"))
                .containsExactly(new Verdict("vt ≥ 4x", Optional.of(false)));
    }

    @Test
    void aShareOfAnotherWorkloadIsKeptUpToItself() throws Exception {
        Limits limits = limits("{\"atMostTimesOf\" : {\"a\" : {\"b\" : 1.5}}}");
        assertThat(limits.workloads()).containsExactly("a");
        assertThat(limits.verdicts(measuredBoth(15, 10), "a"))
                .containsExactly(new Verdict("≤ 1.50x b", Optional.of(true)));
        assertThat(limits.verdicts(measuredBoth(15.1, 10), "a"))
                .containsExactly(new Verdict("≤ 1.50x b", Optional.of(false)));
        assertThat(limits.verdicts(measured(1, 1), "a"))
                .containsExactly(new Verdict("≤ 1.50x b", Optional.empty()));
    }

    private static Results measuredBoth(double a, double b) {
        return Results.ofRounds(
                List.of(
                        List.of(
                                new Measurement("a", Contender.ROUSE, a, 0),
                                new Measurement("b", Contender.ROUSE, b, 0))));
    }

    @Test
    void whatWasNotMeasuredIsNeitherKeptNorBroken() throws Exception {
        Limits limits =
                limits("{\"atMostNanos\":{\"b\":1}, \"timesFasterThan\":{\"b\":{\"fjp\":2}}}");
        assertThat(limits.verdicts(measured(1, 1), "b"))
                .extracting(Verdict::kept)
                .containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void whatHasNoLimitHasNoVerdict() throws Exception {
        assertThat(limits("{}").verdicts(measured(1, 1), "a")).isEmpty();
        assertThat(Limits.none().verdicts(measured(1, 1), "a")).isEmpty();
    }

    @Test
    void badFilesSayWhatIsWrong() {
        fails("[]", "these are no limits");
        fails("{\"atMost\" : {}}", "unknown key \"atMost\"");
        fails("{\"atMostNanos\" : {\"a\" : \"fast\"}}", "fast");
        fails("{\"timesFasterThan\" : {\"a\" : {\"go\" : 4}}}", "known: fjp, vt, reactor");
        fails("{\"timesFasterThan\" : {\"a\" : 4}}", "these are no limits");
        fails("{\"atMostTimesOf\" : {\"a\" : 4}}", "these are no limits");
    }

    private void fails(String json, String why) {
        assertThatThrownBy(() -> limits(json))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("limits.json")
                .hasMessageContaining(why);
    }
}
