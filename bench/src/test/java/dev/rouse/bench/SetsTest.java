package dev.rouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The files beside {@code bench/run} speak of benchmarks that exist. */
class SetsTest {

    /**
     * Workloads that have a limit but no benchmark yet: they wait for the channels they measure.
     */
    private static final Set<String> TO_COME =
            Set.of(
                    "chan_ping_pong",
                    "mpsc_contention_bounded",
                    "mpsc_contention_bounded_full",
                    "mpsc_contention_unbounded",
                    "mpsc_uncontented_bounded",
                    "mpsc_uncontented_unbounded");

    private static Set<String> benchmarks() {
        return BenchmarkList.defaultList()
                .getAll(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        java.util.List.of())
                .stream()
                .map(entry -> entry.getUsername())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyPatternOfASetMatchesABenchmark() throws IOException {
        Set<String> benchmarks = benchmarks();
        for (String line : Files.readAllLines(Path.of("sets"))) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" +");
                for (int i = 1; i < words.length; i++) {
                    Pattern pattern = Pattern.compile(words[i].replace("*", ".*"));
                    assertThat(benchmarks)
                            .as("%s in set %s", words[i], words[0])
                            .anyMatch(name -> pattern.matcher(name).matches());
                }
            }
        }
    }

    @Test
    void everyLimitIsForABenchmarkThatIsThereOrKnownToCome() throws IOException {
        JsonObject limits =
                JsonParser.parseString(Files.readString(Path.of("limits.json"))).getAsJsonObject();
        Set<String> named = new TreeSet<>(limits.getAsJsonObject("atMostNanos").keySet());
        named.addAll(limits.getAsJsonObject("timesFasterThan").keySet());
        named.removeAll(TO_COME);
        assertThat(benchmarks()).containsAll(named);
    }

    @Test
    void noTwoBenchmarksHaveOneName() {
        Set<String> names = benchmarks();
        assertThat(names)
                .hasSize(
                        BenchmarkList.defaultList()
                                .getAll(
                                        OutputFormatFactory.createFormatInstance(
                                                System.out, VerboseMode.SILENT),
                                        java.util.List.of())
                                .size());
    }
}
