package dev.rouse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhFileTest {

    @TempDir private Path directory;

    @Test
    void theContenderIsThePrefixAndTheWorkloadTheRest() throws Exception {
        Path file =
                Samples.write(
                        directory,
                        1,
                        Samples.result("ping_pong", 140.5, 152),
                        Samples.result("fjp_ping_pong", 240, 312),
                        Samples.result("vt_ping_pong", 900, 1064),
                        Samples.result("reactor_ping_pong", 2000, 1400),
                        Samples.result("ct_ping_pong", 100, 152));
        assertThat(JmhFile.read(file))
                .containsExactly(
                        new Measurement("ping_pong", Contender.ROUSE, 140.5, 152),
                        new Measurement("ping_pong", Contender.FORK_JOIN, 240, 312),
                        new Measurement("ping_pong", Contender.VIRTUAL_THREADS, 900, 1064),
                        new Measurement("ping_pong", Contender.REACTOR, 2000, 1400),
                        new Measurement("ct_ping_pong", Contender.ROUSE, 100, 152));
    }

    @Test
    void parametersBelongToTheName() throws Exception {
        Path file =
                Samples.write(
                        directory,
                        1,
                        """
                        {
                            "benchmark" : "a.B.fjp_remote_spawn",
                            "params" : {"threads" : "2", "how" : "fast"},
                            "primaryMetric" : {"score" : 3, "scoreUnit" : "ns/op"}
                        }""");
        assertThat(JmhFile.read(file))
                .extracting(Measurement::workload)
                .containsExactly("remote_spawn(threads=2,how=fast)");
    }

    @Test
    void allocationThatWasNotMeasuredIsNotANumber() throws Exception {
        Path file =
                Samples.write(
                        directory,
                        1,
                        """
                        {
                            "benchmark" : "a.B.one",
                            "primaryMetric" : {"score" : 3, "scoreUnit" : "ns/op"}
                        }""",
                        """
                        {
                            "benchmark" : "a.B.other",
                            "primaryMetric" : {"score" : 3, "scoreUnit" : "ns/op"},
                            "secondaryMetrics" : {"gc.alloc.rate.norm" : {"score" : "NaN"}}
                        }""");
        assertThat(JmhFile.read(file)).extracting(Measurement::bytes).containsOnly(Double.NaN);
    }

    @Test
    void anotherUnitIsNotMixedIn() throws Exception {
        Path file =
                Samples.write(
                        directory,
                        1,
                        """
                        {
                            "benchmark" : "a.B.one",
                            "primaryMetric" : {"score" : 3, "scoreUnit" : "us/op"}
                        }""");
        fails(file, "us/op");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        fails(directory.resolve("round-9.json"), "no such file");
    }

    @Test
    void whatIsNotJsonSaysSo() throws Exception {
        fails(written("[{\"benchmark\" : "), "not JSON");
    }

    @Test
    void jsonThatIsNotFromJmhSaysWhatWasExpected() throws Exception {
        fails(written("{}"), "-rf json");
        fails(written("[17]"), "17");
        fails(written("[{\"benchmark\" : \"a.B.one\"}]"), "unexpected result");
    }

    @Test
    void aRoundWithoutResultsPointsToTheOutputOfJmh() throws Exception {
        fails(written("[]"), "measured nothing");
    }

    private Path written(String content) throws IOException {
        return Files.writeString(directory.resolve("round-1.json"), content);
    }

    private static void fails(Path file, String why) {
        assertThatThrownBy(() -> JmhFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why);
    }
}
