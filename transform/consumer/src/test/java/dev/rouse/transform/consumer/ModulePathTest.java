package dev.rouse.transform.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The weather, a project with a module descriptor: compiled by Maven, and here by plain javac. */
class ModulePathTest {

    private static final Path PROJECT = Path.of("module-path");
    private static final List<Path> SOURCES = Tool.sources(PROJECT.resolve("src/main/java"));

    /** What a module that requires {@code dev.rouse} is compiled with. */
    private static final String MODULES = Jars.path(List.of(Jars.API, Jars.jspecify()));

    @TempDir Path output;

    private static Tool run(Path classes) {
        List<Path> modules = new ArrayList<>(Jars.runtime());
        modules.add(classes);
        return Tool.java(
                "-p", Jars.path(modules), "-m", "com.example.weather/com.example.weather.Weather");
    }

    private static void assertRuns(Path classes) {
        Tool weather = run(classes);
        assertThat(weather.lines())
                .containsExactly("Oslo: 4 degrees", "module com.example.weather");
        assertThat(weather.status()).isZero();
    }

    @Test
    void mavenProjectRuns() {
        assertRuns(PROJECT.resolve("target/classes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--processor-path", "--processor-module-path"})
    void javacCompilesItWithoutAWord(String path) {
        Tool javac =
                Tool.javac(
                        "-Xlint:all",
                        "-Werror",
                        "-d",
                        output,
                        "-p",
                        MODULES,
                        path,
                        Jars.TRANSFORM,
                        SOURCES);
        assertThat(javac).isEqualTo(new Tool(0, ""));
        assertRuns(output);
    }

    /** Modules below one directory, each in its own, compiled at once. */
    @Test
    void javacCompilesItInAModuleSourcePath() {
        Tool javac =
                Tool.javac(
                        "-Xlint:all",
                        "-Werror",
                        "-d",
                        output,
                        "-p",
                        MODULES,
                        "--module-source-path",
                        "com.example.weather=" + PROJECT.resolve("src/main/java"),
                        "--processor-path",
                        Jars.TRANSFORM,
                        "-m",
                        "com.example.weather");
        assertThat(javac).isEqualTo(new Tool(0, ""));
        assertRuns(output.resolve("com.example.weather"));
    }

    private Tool javacOfTwoModules(String named) throws IOException {
        Path report = Files.createDirectories(output.resolve("sources/report"));
        Files.writeString(
                output.resolve("sources/module-info.java"),
                "module com.example.report { requires com.example.weather; }");
        Files.writeString(
                report.resolve("Report.java"),
                """
                package report;
                import static dev.rouse.Async.*;
                import com.example.weather.Weather;
                import dev.rouse.*;
                class Report {
                    public static void main(String[] arguments) throws Exception {
                        Weather weather = place -> Futures.ready(place.length());
                        Future<String> text = async(() -> await(weather.report("Rome")));
                        try (Executor executor = Executor.create()) {
                            System.out.println(executor.blockOn(text));
                        }
                    }
                }
                """);
        return Tool.javac(
                "-implicit:class",
                "-d",
                output,
                "-p",
                MODULES,
                "--module-source-path",
                "com.example.weather=" + PROJECT.resolve("src/main/java"),
                "--module-source-path",
                "com.example.report=" + output.resolve("sources"),
                "--processor-path",
                Jars.TRANSFORM,
                "-m",
                named);
    }

    @Test
    void javacCompilesSeveralModulesAtOnce() throws IOException {
        Tool javac = javacOfTwoModules("com.example.report,com.example.weather");
        assertThat(javac).isEqualTo(new Tool(0, ""));
        List<Path> modules = new ArrayList<>(Jars.runtime());
        modules.add(output);
        Tool report = Tool.java("-p", Jars.path(modules), "-m", "com.example.report/report.Report");
        assertThat(report.lines()).containsExactly("Rome: 4 degrees");
    }

    /** The filer does not know a module that is compiled only because another needs it. */
    @Test
    void moduleThatIsOnlyNeededIsCompiledToo() throws IOException {
        assertThat(javacOfTwoModules("com.example.report")).isEqualTo(new Tool(0, ""));
        assertThat(output.resolve("com.example.report/report/Report$$Async$main$1.class")).exists();
        assertThat(
                        output.resolve(
                                "com.example.weather/com/example/weather/Weather$$Async$report$0.class"))
                .exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--processor-path", "--processor-module-path"})
    void processorThatIsKeptFromRunningIsAnError(String path) {
        Tool javac =
                Tool.javac(
                        "-proc:none", "-d", output, "-p", MODULES, path, Jars.TRANSFORM, SOURCES);
        assertThat(javac.status()).isEqualTo(1);
        assertThat(javac.lines().get(0)).contains("Weather.java:").contains("remove -proc:none");
    }

    /** javac looks for no plugins on the module path; what is left is the run-time guard. */
    @Test
    void processorThatIsMissingIsAnExceptionThatSaysSo() {
        assertThat(Tool.javac("-d", output, "-p", MODULES, SOURCES).status()).isZero();
        assertThat(run(output).output()).contains("rouse-transform").contains("was not compiled");
    }
}
