package dev.rouse.bench.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.transform.AsyncProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(compilation.without(module)).isPositive();
        assertThat(output.resolve("made/Made2.class")).exists();
        assertThat(frames()).isZero();
        assertThat(compilation.with(module, new AsyncProcessor())).isPositive();
        assertThat(frames()).isEqualTo(6);
    }

    @Test
    void moduleWithoutBlocksHasNone() throws Exception {
        MadeModule module = MadeModule.of("none", 2, 3, 0);
        assertThat(module.blocks()).isZero();
        Compilation compilation = new Compilation(entryOf(Future.class), output);
        compilation.with(module, new AsyncProcessor());
        assertThat(frames()).isZero();
    }
}
