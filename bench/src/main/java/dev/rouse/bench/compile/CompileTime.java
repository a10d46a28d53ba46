package dev.rouse.bench.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compiles the same module with and without the transform, in turns, and prints what the transform
 * adds: in one JVM that is warm, or in one JVM for each compilation. Each round compiles a module
 * in every way once; what is compared are medians over the rounds, after rounds that only warm up.
 */
public final class CompileTime {

    private static final List<MadeModule> MODULES =
            List.of(MadeModule.of("100 blocks", 50, 8, 2), MadeModule.of("none", 50, 10, 0));

    /** One way to compile a module; the first is what the others are compared with. */
    private interface Way {
        Times compile() throws Exception;
    }

    private CompileTime() {}

    /**
     * Measures and prints a table for each module.
     *
     * @param arguments the jars of rouse-api and rouse-transform; how many rounds to measure in one
     *     JVM, how many to warm it up; how many to measure in JVMs of their own
     * @throws Exception if a file cannot be written or a module does not compile
     */
    public static void main(String[] arguments) throws Exception {
        Path api = Path.of(arguments[0]);
        Path transform = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        int warmUp = Integer.parseInt(arguments[3]);
        int forks = Integer.parseInt(arguments[4]);
        Path directory = Files.createTempDirectory("compile-time");
        Path output = Files.createDirectory(directory.resolve("classes"));
        try {
            if (rounds > 0) {
                inOneJvm(new Compilation(api, output), transform, rounds, warmUp);
            }
            if (forks > 0) {
                Path sources = Files.createDirectory(directory.resolve("sources"));
                inTheirOwn(new ForkedJavac(api, sources, output), transform, forks);
            }
        } finally {
            delete(directory);
        }
    }

    private static void inOneJvm(Compilation compilation, Path transform, int rounds, int warmUp)
            throws Exception {
        for (MadeModule module : MODULES) {
            Map<String, Way> ways = new LinkedHashMap<>();
            ways.put("without", () -> compilation.without(module));
            ways.put("empty processor", () -> compilation.withEmpty(module));
            ways.put("with", () -> compilation.with(module, transform));
            ways.put("with, loaded anew", () -> compilation.withLoadedAnew(module, transform));
            print(module, "in one JVM", measure(ways, rounds, warmUp));
        }
    }

    private static void inTheirOwn(ForkedJavac javac, Path transform, int forks) throws Exception {
        for (MadeModule module : MODULES) {
            javac.write(module);
            Map<String, Way> ways = new LinkedHashMap<>();
            ways.put("without", javac::without);
            ways.put("empty processor", javac::withEmpty);
            ways.put("with", () -> javac.with(transform.toString()));
            print(module, "in a JVM for each", measure(ways, forks, 1));
        }
    }

    private static Map<String, List<Times>> measure(Map<String, Way> ways, int rounds, int warmUp)
            throws Exception {
        Map<String, List<Times>> measured = new LinkedHashMap<>();
        for (int round = -warmUp; round < rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Quiet.await();
                Times times = way.getValue().compile();
                if (round >= 0) {
                    measured.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(times);
                }
            }
        }
        return measured;
    }

    private static void print(MadeModule module, String where, Map<String, List<Times>> measured) {
        System.out.printf(
                "async blocks: %s, %,d lines, %s%n", module.name(), module.lines(), where);
        System.out.printf("%-20s %24s %24s%n", "", "by the clock, ms", "CPU, all threads, ms");
        List<Times> base = measured.values().iterator().next();
        double baseWall = Times.medianWallMillis(base);
        double baseCpu = Times.medianCpuMillis(base);
        measured.forEach(
                (name, times) -> {
                    double wall = Times.medianWallMillis(times);
                    double cpu = Times.medianCpuMillis(times);
                    System.out.printf(
                            "%-20s %12.1f (%+6.1f %%) %12.1f (%+6.1f %%)%n",
                            name,
                            wall,
                            (wall / baseWall - 1) * 100,
                            cpu,
                            (cpu / baseCpu - 1) * 100);
                });
        System.out.println();
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted((one, other) -> other.compareTo(one)).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
