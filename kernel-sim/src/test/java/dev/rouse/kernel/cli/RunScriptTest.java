package dev.rouse.kernel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The built program in a JVM of its own, on the module path, with real pipes: what {@code
 * kernel-sim/run} starts.
 */
@Timeout(120)
class RunScriptTest {

    private record Result(int exitCode, String out, String err) {}

    private static Result run(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--module-path", modulePath()));
        command.addAll(List.of("--module", "dev.rouse.kernel/" + Main.class.getName()));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile("kernel-sim", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
            // Or the output would begin with what is set there, should the caller use that.
            builder.environment().keySet().removeIf(name -> name.matches(".*JAVAC?_.*OPTIONS"));
            Process process = builder.start();
            Thread typing = new Thread(() -> send(process.getOutputStream(), input));
            typing.start();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            process.getInputStream().transferTo(out);
            typing.join();
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            return new Result(
                    process.exitValue(),
                    out.toString(StandardCharsets.UTF_8),
                    Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    private static void send(OutputStream pipe, String input) {
        try (pipe) {
            pipe.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // A program that only prints its help does not read its input.
        }
    }

    /** The modules among what is on the class path of the tests. */
    private static String modulePath() {
        List<String> wanted = List.of("rouse", "api", "picocli", "jline", "kernel-sim");
        return String.join(
                System.getProperty("path.separator"),
                Arrays.stream(
                                System.getProperty("java.class.path")
                                        .split(System.getProperty("path.separator")))
                        .filter(entry -> wanted.stream().anyMatch(entry::contains))
                        .filter(RunScriptTest::isModule)
                        .toList());
    }

    private static boolean isModule(String entry) {
        return entry.endsWith(".jar")
                ? !entry.contains("junit")
                : Files.exists(Path.of(entry, "module-info.class"));
    }

    @Test
    void aPipeIsTypedAndTheScreenPrinted() throws Exception {
        Result result = run("Hello, Rouse\n");

        assertThat(result.err).isEmpty();
        assertThat(result.exitCode).isZero();
        assertThat(result.out.lines())
                .hasSize(25)
                .endsWith("Hello World!", "async number: 42", "Hello, Rouse", "");
    }

    @Test
    void charactersThatNoKeyTypesAreNamedOnStandardError() throws Exception {
        Result result = run("gr\u00FC\u00DFe");

        assertThat(result.exitCode).isZero();
        assertThat(result.err).contains("'ü' (U+00FC)").contains("'ß' (U+00DF)");
        assertThat(result.out).contains("gre").doesNotContain("warning");
    }

    @Test
    void helpOfTheProgram() throws Exception {
        Result result = run("", "--help");

        assertThat(result.exitCode).isZero();
        assertThat(result.out).startsWith("Usage: kernel-sim");
        assertThat(result.err).isEmpty();
    }

    @Test
    void anUnknownOptionExitsWithTwoAndOneLine() throws Exception {
        Result result = run("", "--bogus");

        assertThat(result.exitCode).isEqualTo(2);
        assertThat(result.out).isEmpty();
        assertThat(result.err).hasLineCount(1).contains("--bogus");
    }

    @Test
    void aLargePipeIsNotLost() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 10_000; line++) {
            text.append("line ").append(line).append('\n');
        }

        Result result = run(text.toString());

        assertThat(result.exitCode).isZero();
        assertThat(result.out.lines()).startsWith("line 9976").contains("line 9999");
    }
}
