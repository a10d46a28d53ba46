package dev.rouse.transform.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several compilations in one JVM, as in a build daemon: javac loads the processor again for each,
 * and what is behind it once.
 */
class OneJvmTest {

    private static final Path PROJECT = Path.of("class-path");
    private static final List<Path> SOURCES = Tool.sources(PROJECT.resolve("src/main/java"));

    private static final String DAEMON =
            """
            import javax.tools.*;
            class Daemon {
                public static void main(String[] command) {
                    for (int i = 0; i < 3; i++) {
                        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
                        if (javac.run(null, null, null, command) != 0) {
                            throw new IllegalStateException();
                        }
                    }
                }
            }
            """;

    @TempDir Path directory;

    private Path log() {
        return directory.resolve("loaded");
    }

    private void compile(String processorPath, String option) throws Exception {
        Path source = Files.writeString(directory.resolve("Daemon.java"), DAEMON);
        assertThat(Tool.javac("-d", directory, source)).isEqualTo(new Tool(0, ""));
        Path output = Files.createDirectory(directory.resolve("output"));
        Tool daemon =
                Tool.java(
                        "-Xlog:class+load:file=" + log(),
                        option,
                        "-cp",
                        directory,
                        "Daemon",
                        "-Xlint:all,-options",
                        "-Werror",
                        "-d",
                        output,
                        "-cp",
                        Jars.API,
                        processorPath,
                        Jars.TRANSFORM,
                        SOURCES);
        assertThat(daemon).isEqualTo(new Tool(0, ""));
        Tool shop =
                Tool.java(
                        "-cp",
                        output + File.pathSeparator + Jars.path(Jars.runtime()),
                        "com.example.shop.Shop");
        assertThat(shop.lines()).startsWith("13", "[4, 18]");
        assertThat(shop.status()).isZero();
    }

    /** How often a class has been loaded. */
    private long loaded(String name) throws Exception {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains(" dev.rouse.transform." + name + " "))
                    .count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--processor-path", "--processor-module-path"})
    void classesStayLoadedBetweenCompilations(String path) throws Exception {
        compile(path, "-Dunused");
        assertThat(loaded("AsyncProcessor")).isEqualTo(3);
        assertThat(loaded("javac.CompileHook")).isEqualTo(1);
        assertThat(loaded("code.ClassTransformer")).isEqualTo(1);
        assertThat(loaded("asm.tree.ClassNode")).isEqualTo(1);
    }

    @Test
    void switchHasThemLoadedAgain() throws Exception {
        compile("--processor-path", "-Drouse.cache.off=true");
        assertThat(loaded("AsyncProcessor")).isEqualTo(3);
        assertThat(loaded("javac.CompileHook")).isEqualTo(3);
        assertThat(loaded("code.ClassTransformer")).isEqualTo(3);
        assertThat(loaded("asm.tree.ClassNode")).isEqualTo(3);
    }
}
