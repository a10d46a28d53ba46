package dev.rouse.bench.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.transform.AsyncProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench/compile-time} compares does what its table says. */
class MadeModuleTest {

    @TempDir Path output;

    private static Path entryOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private long frames() throws Exception {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().contains("$$Async$")).count();
        }
    }

    @Test
    void everyBlockIsCompiledWithTheTransformAndNoneWithout() throws Exception {
        MadeModule module = MadeModule.of("small", 3, 2, 2);
        assertThat(module.blocks()).isEqualTo(6);
        assertThat(module.lines()).isBetween(200L, 300L);
        Compilation compilation = new Compilation(entryOf(Future.class), output);
        assertThat(compilation.without(module).wallNanos()).isPositive();
        assertThat(output.resolve("made/Made2.class")).exists();
        assertThat(frames()).isZero();
        Path transform = entryOf(AsyncProcessor.class);
        assertThat(compilation.with(module, transform).cpuNanos()).isPositive();
        assertThat(frames()).isEqualTo(6);
        assertThat(compilation.withLoadedAnew(module, transform).cpuNanos()).isPositive();
        assertThat(System.getProperty("rouse.cache.off")).isNull();
    }

    @Test
    void moduleWithoutBlocksHasNone() throws Exception {
        MadeModule module = MadeModule.of("none", 2, 3, 0);
        assertThat(module.blocks()).isZero();
        Compilation compilation = new Compilation(entryOf(Future.class), output);
        compilation.with(module, entryOf(AsyncProcessor.class));
        assertThat(frames()).isZero();
    }

    @Test
    void forkedJavacDoesTheSame(@TempDir Path sources) throws Exception {
        MadeModule module = MadeModule.of("small", 2, 1, 2);
        ForkedJavac javac = new ForkedJavac(entryOf(Future.class), sources, output);
        javac.write(module);
        assertThat(javac.without().wallNanos()).isPositive();
        assertThat(output.resolve("made/Made1.class")).exists();
        assertThat(frames()).isZero();
        assertThat(javac.withEmpty().cpuNanos()).isPositive();
        assertThat(frames()).isZero();
        assertThat(javac.with(System.getProperty("java.class.path")).cpuNanos()).isPositive();
        assertThat(frames()).isEqualTo(4);
    }

    @Test
    void mediansAreInTheMiddle() {
        List<Times> odd = List.of(times(3, 40), times(1, 60), times(2, 50));
        assertThat(Times.medianWallMillis(odd)).isEqualTo(2);
        assertThat(Times.medianCpuMillis(odd)).isEqualTo(50);
        List<Times> even = List.of(times(9, 1), times(2, 1), times(1, 1), times(4, 2));
        assertThat(Times.medianWallMillis(even)).isEqualTo(3);
    }

    private static Times times(int wallMillis, int cpuMillis) {
        return new Times(wallMillis * 1_000_000L, cpuMillis * 1_000_000L);
    }
}
