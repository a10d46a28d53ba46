package dev.rouse.transform.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shop, a project on the class path: compiled by Maven from its own {@code pom.xml}, and here
 * by plain javac. Either way it does the same.
 */
class ClassPathTest {

    private static final Path PROJECT = Path.of("class-path");
    private static final List<Path> SOURCES = Tool.sources(PROJECT.resolve("src/main/java"));
    private static final String MAIN = "com.example.shop.Shop";

    private static final List<String> PRINTED =
            List.of(
                    "13",
                    "[4, 18]",
                    "[tea, no such article: coffee, cup, tea, cup, cup, cup, took 9, till closed]");

    @TempDir Path output;

    private static Tool run(Path classes) {
        return Tool.java("-cp", classes + File.pathSeparator + Jars.path(Jars.runtime()), MAIN);
    }

    @Test
    void mavenProjectRuns() {
        Tool shop = run(PROJECT.resolve("target/classes"));
        assertThat(shop.lines()).isEqualTo(PRINTED);
        assertThat(shop.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none", "--release=17", "-Xlint:all,-options"})
    void javacCompilesItWithoutAWord(String option) {
        Tool javac =
                Tool.javac(
                        option,
                        "-Werror",
                        "-d",
                        output,
                        "-cp",
                        Jars.API,
                        "-processorpath",
                        Jars.TRANSFORM,
                        SOURCES);
        assertThat(javac.output()).isEmpty();
        assertThat(javac.status()).isZero();
        assertThat(output.resolve("com/example/shop/Shop$$Async$total$0.class")).exists();
        assertThat(run(output).lines()).isEqualTo(PRINTED);
    }

    @Test
    void secondCompilationReplacesWhatTheFirstMade() throws Exception {
        Object[] command = {
            "-Xlint:all",
            "-Werror",
            "-d",
            output,
            "-cp",
            Jars.API + File.pathSeparator + output,
            "-processorpath",
            Jars.TRANSFORM
        };
        assertThat(Tool.javac(command, SOURCES)).isEqualTo(new Tool(0, ""));
        Path changed = output.resolve("Shop.java");
        String text = Files.readString(source("Shop.java"));
        Files.writeString(changed, text.replace("\"took \"", "\"took in \""));
        assertThat(Tool.javac(command, changed)).isEqualTo(new Tool(0, ""));
        assertThat(run(output).output()).contains("took in 9, till closed");
        assertThat(Tool.javac(command, source("Warehouse.java"))).isEqualTo(new Tool(0, ""));
        assertThat(run(output).output()).contains("took in 9, till closed");
    }

    /** A block that the JIT will not compile, or with so many awaits that no class file has it. */
    private Path tooLong(String statement, int times) throws IOException {
        return Files.writeString(
                output.resolve("TooLong.java"),
                """
                import static dev.rouse.Async.*;
                import dev.rouse.*;
                class TooLong {
                    Future<Long> f() {
                        return async(() -> {
                            long sum = await(Futures.ready(1L));
                            %s
                            return sum;
                        });
                    }
                }
                """
                        .formatted(statement.repeat(times)));
    }

    private Tool javac(Object... more) {
        return Tool.javac(
                "-d", output, "-cp", Jars.API, "-processorpath", Jars.TRANSFORM, more, SOURCES);
    }

    /** Blocks are compiled beside javac, which counts what it says before it ends. */
    @Test
    void warningIsCounted() throws IOException {
        Path source = tooLong("sum += sum * 1000003L; ", 1100);
        Tool javac = javac(source);
        assertThat(javac.lines().get(0)).startsWith(source + ":5: warning: this block is ");
        assertThat(javac.output()).endsWith("1 warning\n");
        assertThat(javac.status()).isZero();
        Tool strict = javac("-Werror", source);
        assertThat(strict.lines().get(0)).startsWith(source + ":5: warning: this block is ");
        assertThat(strict.output())
                .contains("error: warnings found and -Werror specified")
                .endsWith("1 error\n1 warning\n");
        assertThat(strict.status()).isEqualTo(1);
    }

    @Test
    void errorIsCounted() throws IOException {
        Path source = tooLong("sum += await(Futures.ready(1L)); ", 1500);
        Tool javac = javac(source);
        assertThat(javac.lines().get(0)).startsWith(source + ":5: error: this block, TooLong.");
        assertThat(javac.output()).endsWith("1 error\n");
        assertThat(javac.status()).isEqualTo(1);
    }

    @Test
    void processorThatIsMissingIsAnErrorAtTheFirstAwait() {
        Tool javac = Tool.javac("-d", output, "-cp", Jars.API, SOURCES);
        assertThat(javac.status()).isEqualTo(1);
        assertThat(javac.lines().get(0))
                .startsWith(
                        source("Shop.java") + ":" + lineOfFirstAwait() + ": error: await is used")
                .contains("rouse-transform on the annotation-processor path");
        assertThat(javac.output()).endsWith("1 error\n");
    }

    @Test
    void processorThatIsKeptFromRunningIsAnErrorThatSaysBy() {
        Tool javac =
                Tool.javac(
                        "-proc:none",
                        "-d",
                        output,
                        "-cp",
                        Jars.API,
                        "-processorpath",
                        Jars.TRANSFORM,
                        SOURCES);
        assertThat(javac.status()).isEqualTo(1);
        assertThat(javac.lines().get(0))
                .startsWith(
                        source("Shop.java") + ":" + lineOfFirstAwait() + ": error: await is used")
                .contains("remove -proc:none");
        assertThat(javac.output()).endsWith("1 error\n");
    }

    /** From JDK 23 on javac takes no processors from the class path unless it is told to. */
    @Test
    void jarOnTheClassPathAloneIsUsedOrIsAnError() {
        Object[] command = {"-d", output, "-cp", Jars.API + File.pathSeparator + Jars.TRANSFORM};
        Tool javac = Tool.javac(command, SOURCES);
        if (Runtime.version().feature() >= 23) {
            assertThat(javac.status()).isEqualTo(1);
            assertThat(javac.output())
                    .contains("the annotation-processor path")
                    .endsWith("1 error\n");
            javac = Tool.javac(command, "-proc:full", SOURCES);
        }
        assertThat(javac.status()).isZero();
        assertThat(run(output).lines()).isEqualTo(PRINTED);
    }

    /**
     * A processor path of others hides our check from javac; what is left is the run-time guard.
     */
    @Test
    void awaitThatNobodyCompiledThrowsAndSaysWhatIsMissing() {
        Tool javac =
                Tool.javac(
                        "-d", output, "-cp", Jars.API, "-processorpath", Jars.jspecify(), SOURCES);
        assertThat(javac.status()).isZero();
        Tool shop = run(output);
        assertThat(shop.status()).isEqualTo(1);
        assertThat(shop.output())
                .contains("IllegalStateException: this await was not compiled")
                .contains("rouse-transform");
    }

    private static Path source(String name) {
        return SOURCES.stream().filter(path -> path.endsWith(name)).findFirst().orElseThrow();
    }

    private static int lineOfFirstAwait() {
        try {
            List<String> lines = Files.readAllLines(source("Shop.java"));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("await(")) {
                    return i + 1;
                }
            }
            throw new AssertionError("no await");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
