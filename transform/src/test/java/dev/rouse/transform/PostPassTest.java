package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line for class files: what it prints, what it exits with, what it leaves behind. */
class PostPassTest {

    private static final String SOURCE =
            """
            package p;
            import static dev.rouse.Async.*;
            import dev.rouse.*;
            public class A {
                public static Future<Long> f(Future<Long> in) {
                    return async(() -> {
                        long sum = await(in);
                        %s
                        return sum;
                    });
                }
            }
            """;

    @TempDir Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Object... arguments) {
        String[] strings = new String[arguments.length];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = arguments[i].toString();
        }
        return PostPass.run(
                strings,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path classes(int additions) throws IOException {
        return classes("sum += sum * 1000003L; ", additions);
    }

    /** Writes a class whose block does something so many times. */
    private Path classes(String statement, int times) throws IOException {
        return write(SOURCE.formatted(statement.repeat(times)));
    }

    private Path write(String source) throws IOException {
        Path classes = directory.resolve("classes");
        for (Map.Entry<String, byte[]> entry :
                SampleClasses.of("A.java", source, "-g").bytes().entrySet()) {
            Path file = classes.resolve(entry.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        return classes;
    }

    @Test
    void classesAreCompiledInPlace() throws IOException {
        Path classes = classes(1);
        assertThat(run(classes)).isZero();
        assertThat(out())
                .isEqualTo("1 classes with async blocks compiled" + System.lineSeparator());
        assertThat(err()).isEmpty();
        assertThat(classes.resolve("p/A$$Async$f$0.class")).exists();
        assertThat(run(classes)).isZero();
        assertThat(out()).endsWith("0 classes with async blocks compiled" + System.lineSeparator());
    }

    @Test
    void pagesAreWrittenWhenAskedFor() throws IOException {
        Path pages = directory.resolve("pages");
        assertThat(run("--explain", pages, classes(1))).isZero();
        assertThat(Files.readString(pages.resolve("p.A-L7.txt"))).contains("p.A");
        assertThat(pages.resolve("p.A-L7.html")).exists();
    }

    @Test
    void pagesThatCannotBeWrittenAreAnErrorInTheWordsOfTheCommandLine() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        assertThat(run("--explain", file.resolve("below"), classes(1))).isEqualTo(1);
        assertThat(err()).contains("--explain " + file.resolve("below") + ": ");
    }

    @Test
    void blockThatTheJitWillNotCompileIsAWarning() throws IOException {
        assertThat(run(classes(1100))).isZero();
        assertThat(err())
                .startsWith("warning: p.A.lambda$f$0: this block is ")
                .contains("split it");
    }

    @Test
    void valueOfAWrongTypeIsAWarning() throws IOException {
        Path classes =
                write(
                        """
                        package p;
                        import static dev.rouse.Async.*;
                        import dev.rouse.*;
                        public class A {
                            static class Dog {}
                            static class Cat {}
                            static Stream<Dog> f() { return stream(() -> emit(new Cat())); }
                        }
                        """);
        assertThat(run(classes)).isZero();
        assertThat(err())
                .startsWith("warning: p.A.lambda$f$0: this stream's items are p.A$Dog, emit gives")
                .hasLineCount(1);
        assertThat(classes.resolve("p/A$$Async$f$0.class")).exists();
        assertThat(run(classes)).isZero();
        assertThat(err()).as("there is no emit any more").hasLineCount(1);
    }

    @Test
    void blockThatDoesNotFitIsAnErrorThatNamesTheFile() throws IOException {
        Path classes = classes("sum += await(in); ", 1500);
        assertThat(run(classes)).isEqualTo(1);
        assertThat(err())
                .startsWith(classes.resolve("p/A.class") + ": this block, p.A.lambda$f$0,")
                .contains("(line 7)");
        assertThat(out()).isEmpty();
    }

    @Test
    void directoryThatIsNotThereIsAnError() {
        assertThat(run(directory.resolve("absent"))).isEqualTo(1);
        assertThat(err()).contains("absent: no such directory");
    }

    @Test
    void fileInPlaceOfADirectoryIsAnError() throws IOException {
        Path file = Files.writeString(directory.resolve("A.class"), "");
        assertThat(run(file)).isEqualTo(1);
        assertThat(err()).contains("A.class: not a directory");
    }

    @Test
    void helpExplainsOptionsAndStatus() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("--explain DIR").contains("Exits with 0").contains("in place");
        assertThat(err()).isEmpty();
    }

    @Test
    void wrongCommandLineIsStatusTwoAndTheUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--explian", "x", directory)).isEqualTo(2);
        assertThat(run(directory, "--explain")).isEqualTo(2);
        assertThat(err())
                .startsWith("usage: ")
                .contains("unknown option --explian")
                .contains("--explain needs a directory");
        assertThat(out()).isEmpty();
    }
}
