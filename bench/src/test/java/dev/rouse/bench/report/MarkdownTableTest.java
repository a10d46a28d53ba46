package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownTableTest {

    @TempDir private Path directory;

    @Test
    void withoutPeersTheirColumnsAreLeftOut() {
        Results results =
                Results.ofRounds(
                        List.of(
                                List.of(new Measurement("a", Contender.ROUSE, 20.64, 0.02)),
                                List.of(new Measurement("a", Contender.ROUSE, 30.64, 0.02))));
        assertThat(MarkdownTable.of(results, Limits.none()))
                .isEqualTo(
                        """
                        | workload | Rouse | min | B/op | limit |
                        | --- | ---: | ---: | ---: | ---: |
                        | `a` | 25.6 | 20.6 | 0 |  |
                        """);
    }

    @Test
    void peersStandBesideWithTheirBytesAndTheBestIsCompared() throws Exception {
        Results results =
                Results.ofRounds(
                        List.of(
                                List.of(
                                        new Measurement("a", Contender.ROUSE, 10, 56),
                                        new Measurement("a", Contender.VIRTUAL_THREADS, 39, 350),
                                        new Measurement("a", Contender.FORK_JOIN, 25, Double.NaN),
                                        new Measurement("b", Contender.ROUSE, 10, Double.NaN),
                                        new Measurement("c", Contender.FORK_JOIN, 7, 8))));
        Limits limits =
                Limits.read(
                        Files.writeString(
                                directory.resolve("limits.json"),
                                """
                                {
                                  "atMostNanos": { "a": 12, "b": 9, "c": 1 },
                                  "timesFasterThan": { "a": { "vt": 4 } }
                                }"""));
        assertThat(MarkdownTable.of(results, limits))
                .isEqualTo(
                        """
                        | workload | Rouse | min | B/op | limit | ForkJoinPool | virtual threads | best peer ÷ Rouse |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                        | `a` | 10 | 10 | 56 | ≤ 12 ✓; vt ≥ 4x ✗ | 25 | 39 (350 B) | 2.50x fjp |
                        | `b` | 10 | 10 | – | ≤ 9 ✗ | – | – | – |
                        | `c` | – | – | – | ≤ 1 – | 7 (8 B) | – | – |
                        """);
    }
}
