package dev.rouse.bench.compile;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/**
 * Compiles the same module with and without the transform, in turns in one JVM, and prints what the
 * transform adds. Each round compiles every module in every way once; what is compared are medians
 * over the rounds, after rounds that only warm up. Times are CPU times of the compiling thread.
 */
public final class CompileTime {

    private CompileTime() {}

    /**
     * Measures and prints a table.
     *
     * @param arguments the jars of rouse-api and rouse-transform, rounds to measure, rounds to warm
     *     up
     * @throws Exception if a file cannot be written or a module does not compile
     */
    public static void main(String[] arguments) throws Exception {
        Path api = Path.of(arguments[0]);
        Path transform = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        int warmUp = Integer.parseInt(arguments[3]);
        List<MadeModule> modules =
                List.of(MadeModule.of("100 blocks", 50, 8, 2), MadeModule.of("none", 50, 10, 0));
        System.out.printf(
                "%-12s %8s %12s %22s %22s %22s%n",
                "async blocks",
                "lines",
                "without, ms",
                "empty processor",
                "with, loaded anew",
                "with, loaded once");
        Path output = Files.createTempDirectory("compile-time");
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {transform.toUri().toURL()}, Processor.class.getClassLoader())) {
            for (MadeModule module : modules) {
                measure(module, new Compilation(api, output), transform, loader, rounds, warmUp);
            }
        } finally {
            delete(output);
        }
    }

    private static void measure(
            MadeModule module,
            Compilation compilation,
            Path transform,
            ClassLoader loader,
            int rounds,
            int warmUp)
            throws Exception {
        long[] without = new long[rounds];
        long[] empty = new long[rounds];
        long[] anew = new long[rounds];
        long[] once = new long[rounds];
        for (int round = -warmUp; round < rounds; round++) {
            int at = Math.max(round, 0); // what is warm overwrites what was cold
            without[at] = compilation.without(module);
            empty[at] = compilation.withEmpty(module);
            anew[at] = compilation.with(module, transform);
            once[at] = compilation.with(module, processor(loader));
        }
        double base = median(without);
        System.out.printf(
                "%-12s %8d %12.1f %13.1f (%+5.1f %%) %13.1f (%+5.1f %%) %13.1f (%+5.1f %%)%n",
                module.name(),
                module.lines(),
                base,
                median(empty),
                (median(empty) / base - 1) * 100,
                median(anew),
                (median(anew) / base - 1) * 100,
                median(once),
                (median(once) / base - 1) * 100);
    }

    private static Processor processor(ClassLoader loader) throws ReflectiveOperationException {
        return (Processor)
                loader.loadClass("dev.rouse.transform.AsyncProcessor")
                        .getConstructor()
                        .newInstance();
    }

    /** In milliseconds. */
    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1
                        ? sorted[middle]
                        : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return median / 1e6;
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
