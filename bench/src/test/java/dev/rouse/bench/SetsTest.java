package dev.rouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static Set<String> benchmarks() {
        return BenchmarkList.defaultList()
                .getAll(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of())
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
    void everyLimitIsForBenchmarksThatAreThere() throws IOException {
        assertThat(benchmarks()).containsAll(namedInLimits());
    }

    @Test
    void theSetOfTheLimitsHasAllThatTheySpeakOf() throws IOException {
        String set =
                Files.readAllLines(Path.of("sets")).stream()
                        .filter(line -> line.startsWith("limits "))
                        .findFirst()
                        .orElseThrow();
        assertThat(List.of(set.split(" +")).subList(1, set.split(" +").length))
                .containsExactlyInAnyOrderElementsOf(namedInLimits());
    }

    /** The workloads, and what they are compared with. */
    private static Set<String> namedInLimits() throws IOException {
        JsonObject limits =
                JsonParser.parseString(Files.readString(Path.of("limits.json"))).getAsJsonObject();
        Set<String> named = new TreeSet<>(limits.getAsJsonObject("atMostNanos").keySet());
        limits.getAsJsonObject("timesFasterThan")
                .asMap()
                .forEach(
                        (workload, peers) -> {
                            named.add(workload);
                            peers.getAsJsonObject()
                                    .keySet()
                                    .forEach(peer -> named.add(peer + "_" + workload));
                        });
        limits.getAsJsonObject("atMostTimesOf")
                .asMap()
                .forEach(
                        (workload, others) -> {
                            named.add(workload);
                            named.addAll(others.getAsJsonObject().keySet());
                        });
        return named;
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
                                        List.of())
                                .size());
    }
}
