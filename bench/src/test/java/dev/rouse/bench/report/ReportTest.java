package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as {@code bench/run} calls it, from files to files. */
class ReportTest {

    @TempDir private Path temporary;

    private Path rounds;
    private Path limits;

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void threeRounds() throws Exception {
        rounds = Files.createDirectories(temporary.resolve("sample-jdk17"));
        double[] nanos = {30, 10, 20};
        for (int i = 0; i < nanos.length; i++) {
            Samples.write(
                    rounds,
                    i + 1,
                    Samples.result("ping_pong", nanos[i], 152),
                    Samples.result("vt_ping_pong", nanos[i] * 5, 1064));
        }
        limits =
                Files.writeString(
                        temporary.resolve("limits.json"),
                        """
                        {"atMostNanos": {"ping_pong": 19}, "timesFasterThan": {"ping_pong": {"vt": 4}}}
                        """);
    }

    /** The streams are the process's own, so they are put back. */
    private static Run run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int exit = Report.run(args);
            return new Run(
                    exit,
                    outBytes.toString(StandardCharsets.UTF_8),
                    errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Run report(String... more) {
        String[] args = new String[7 + more.length];
        System.arraycopy(
                new String[] {
                    rounds.toString(),
                    "--limits",
                    limits.toString(),
                    "--commit",
                    "abc",
                    "--date",
                    "2026-11-21"
                },
                0,
                args,
                0,
                7);
        System.arraycopy(more, 0, args, 7, more.length);
        return run(args);
    }

    @Test
    void theTableIsPrintedWithMediansAndVerdicts() throws Exception {
        Run run = report();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "| `ping_pong` | 20 | 10 | 152 | ≤ 19 ✗; vt ≥ 4x ✓ | 100 (1064 B) | 5x vt |")
                .contains("commit abc, 2026-11-21");
        assertThat(run.out()).startsWith(Files.readString(rounds.resolve("table.md")));
    }

    @Test
    void theJsonHasTheMachineEveryRoundAndTheVerdicts() throws Exception {
        report();
        JsonObject json =
                JsonParser.parseString(Files.readString(rounds.resolve("results.json")))
                        .getAsJsonObject();
        assertThat(json.getAsJsonObject("facts").keySet())
                .containsExactly(
                        "cpu", "cores", "memoryGib", "os", "jdk", "executor", "commit", "date");
        JsonObject first = json.getAsJsonArray("results").get(0).getAsJsonObject();
        assertThat(first.get("contender").getAsString()).isEqualTo("rouse");
        assertThat(first.get("medianNanos").getAsDouble()).isEqualTo(20);
        assertThat(first.getAsJsonArray("roundsNanos").toString()).isEqualTo("[30.0,10.0,20.0]");
        assertThat(json.getAsJsonArray("limits")).hasSize(2);
        assertThat(
                        json.getAsJsonArray("limits")
                                .get(0)
                                .getAsJsonObject()
                                .get("kept")
                                .getAsBoolean())
                .isFalse();
    }

    @Test
    void theTenthRoundComesAfterTheSecond() throws Exception {
        Samples.write(rounds, 10, Samples.result("ping_pong", 77, 152));
        report();
        assertThat(Files.readString(rounds.resolve("results.json")).replaceAll("\\s", ""))
                .contains("[30.0,10.0,20.0,77.0]");
    }

    @Test
    void theReadmeGetsTableAndChartBetweenItsMarkers() throws Exception {
        Path readme =
                Files.writeString(
                        temporary.resolve("README.md"),
                        """
                        before
                        <!-- begin sample-jdk17 -->
                        old
                        <!-- end sample-jdk17 -->
                        after
                        """);
        assertThat(report("--readme", readme.toString()).exit()).isZero();
        String once = Files.readString(readme);
        assertThat(once)
                .startsWith("before\n<!-- begin sample-jdk17 -->\n")
                .endsWith("<!-- end sample-jdk17 -->\nafter\n")
                .contains("| `ping_pong` |", "![sample-jdk17](charts/sample-jdk17.svg)")
                .doesNotContain("old");
        assertThat(temporary.resolve("charts/sample-jdk17.svg")).content().startsWith("<svg");
        report("--readme", readme.toString());
        assertThat(readme).content().isEqualTo(once);
    }

    @Test
    void aReadmeWithoutMarkersIsLeftAloneAndTheyAreNamed() throws Exception {
        Path readme = Files.writeString(temporary.resolve("README.md"), "nothing here\n");
        Run run = report("--readme", readme.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("<!-- begin sample-jdk17 -->", "<!-- end sample-jdk17 -->");
        assertThat(readme).content().isEqualTo("nothing here\n");
    }

    @Test
    void aDirectoryWithoutRoundsSaysWhatIsMissing() {
        Run run = run(temporary.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains(temporary.toString(), "round-1.json")
                .doesNotContain("\tat ");
    }

    @Test
    void aBrokenRoundIsNamedWithoutAStackTrace() throws Exception {
        Files.writeString(rounds.resolve("round-2.json"), "[{");
        Run run = report();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("round-2.json", "not JSON").doesNotContain("\tat ");
    }
}
