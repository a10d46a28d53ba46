package dev.rouse.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** Starts the jcstress harness in a JVM of its own and reads what it has found. */
final class Harness {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** Several times what it takes on two busy cores. */
    private static final long TIMEOUT_MINUTES = 15;

    private Harness() {}

    /**
     * Runs the tests that match, with one compilation mode and without pinning threads to cores,
     * both of which would multiply the number of JVMs to start. What is long and thorough is {@code
     * run}.
     *
     * @return the results, one for each JVM, by the names of the tests
     */
    static Map<String, List<TestResult>> run(String regexp, int iterations, int millis)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(Files.createDirectories(TARGET), "jcstress-");
        Path log = directory.resolve("log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "org.openjdk.jcstress.Main"));
        command.addAll(List.of("-t", regexp, "-r", directory.resolve("report").toString()));
        command.addAll(List.of("-iters", "" + iterations, "-time", "" + millis));
        command.addAll(List.of("-c", "2", "-f", "1", "-sc", "false", "-af", "NONE"));
        command.addAll(List.of("-jvmArgs", "-Xmx512m"));
        Process harness =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!harness.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            harness.destroyForcibly();
            throw new AssertionError("no end after " + TIMEOUT_MINUTES + " minutes, see " + log);
        }
        return read(onlyResultFile(directory, log));
    }

    /** The exit code tells nothing: the twins fail, as they should. */
    private static Path onlyResultFile(Path directory, Path log) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".bin.gz"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no results, see " + log));
        }
    }

    private static Map<String, List<TestResult>> read(Path results) throws IOException {
        InProcessCollector collected = new InProcessCollector();
        DiskReadCollector reader = new DiskReadCollector(results.toString(), collected);
        try {
            reader.dump();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        } finally {
            reader.close();
        }
        return collected.getTestResults().stream()
                .collect(
                        Collectors.groupingBy(
                                TestResult::getName, TreeMap::new, Collectors.toList()));
    }
}
