package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.testing.TestContext;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples whose pages are in {@code docs/explain}, compiled by the processor and run. After a
 * change that is meant, {@code -Drouse.docs.write=true} writes the pages anew.
 */
class ExplainedExamplesTest {

    private static final Path SAMPLES = Path.of("src/test/samples/examples");
    private static final Path DOCS = Path.of("../docs/explain");

    @TempDir static Path directory;

    private static ClassLoader examples;

    @BeforeAll
    static void compile() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Map<String, String> sources = new TreeMap<>();
        for (Path file : filesIn(SAMPLES)) {
            sources.put("examples/" + file.getFileName(), Files.readString(file));
        }
        Javac javac = new Javac(classes).option("-g", "-Arouse.explain=" + pages());
        assertThat(javac.compile(sources)).isTrue();
        assertThat(javac.all()).isEmpty();
        examples = javac.classes();
    }

    private static Path pages() {
        return directory.resolve("made/when/needed");
    }

    private static List<Path> filesIn(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.sorted().toList();
        }
    }

    private static Map<String, String> contents(Path path) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : filesIn(path)) {
            if (!file.endsWith("README.md")) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void pagesInTheDocumentationAreThoseThatTheProcessorWrites() throws IOException {
        Map<String, String> written = contents(pages());
        if (Boolean.getBoolean("rouse.docs.write")) {
            Files.createDirectories(DOCS);
            for (String old : contents(DOCS).keySet()) {
                Files.delete(DOCS.resolve(old));
            }
            for (Map.Entry<String, String> page : written.entrySet()) {
                Files.writeString(DOCS.resolve(page.getKey()), page.getValue());
            }
        }
        assertThat(contents(DOCS)).isEqualTo(written);
    }

    private static Object run(Future<?> future) throws Exception {
        TestContext cx = new TestContext();
        for (int polls = 0; polls < 100; polls++) {
            if (future.poll(cx) instanceof Poll.Ready<?> ready) {
                return ready.value();
            }
        }
        throw new AssertionError("never ready: " + future);
    }

    private static Object source(Object... values) throws Exception {
        return examples.loadClass("examples.Sources$Source")
                .getConstructor(List.class)
                .newInstance(List.of(values));
    }

    private static Object example(Map<String, String> contents, int minLen) throws Exception {
        Class<?> files = examples.loadClass("examples.Sources$Files");
        Class<?> example = examples.loadClass("examples.Example");
        Object made =
                example.getConstructor(files)
                        .newInstance(files.getConstructor(Map.class).newInstance(contents));
        return run((Future<?>) example.getMethod("example", int.class).invoke(made, minLen));
    }

    @Test
    void exampleReadsTheSecondFileOnlyIfTheFirstIsShort() throws Exception {
        Map<String, String> contents = Map.of("foo.txt", "foo", "bar.txt", "bar");
        assertThat(example(contents, 4)).isEqualTo("foobar");
        assertThat(example(contents, 3)).isEqualTo("foo");
        assertThat(example(Map.of("foo.txt", "foo"), 3)).isEqualTo("foo");
        assertThatThrownBy(() -> example(Map.of("foo.txt", "foo"), 4)).hasMessage("bar.txt");
    }

    @Test
    void twoD10AddsTwoRollsThatTenSidesHave() throws Exception {
        Object dice = source(7, 12, 11, 5, 9);
        Future<?> sum =
                (Future<?>)
                        examples.loadClass("examples.TwoD10")
                                .getMethod("twoD10", dice.getClass(), int.class)
                                .invoke(null, dice, 100);
        assertThat(run(sum)).isEqualTo(112);
    }

    private static Object quoteEncryptUnquote(Object text, Object pad) throws Exception {
        return run(
                (Future<?>)
                        examples.loadClass("examples.QuoteEncryptUnquote")
                                .getMethod("quoteEncryptUnquote", text.getClass(), pad.getClass())
                                .invoke(null, text, pad));
    }

    @Test
    void quoteEncryptUnquoteTwiceWithTheSamePadGivesTheText() throws Exception {
        Object[] pad = {new byte[] {1, 2, 3, 4, 5, 6}, new byte[] {7, 8, 9, 10, 11}};
        Object[] text = {"say ", "\"", "attack", "dawn", "\"", " and go"};
        assertThat(quoteEncryptUnquote(source(text), source(pad)))
                .isEqualTo("say \"`vwefmci~d\" and go");
        Object[] secret = {"say ", "\"", "`vwefm", "ci~d", "\"", " and go"};
        assertThat(quoteEncryptUnquote(source(secret), source(pad)))
                .isEqualTo("say \"attackdawn\" and go");
    }

    @Test
    void quoteEncryptUnquoteClosesAQuoteAtTheEndOfInput() throws Exception {
        assertThat(quoteEncryptUnquote(source("\"", "a"), source(new byte[] {1})))
                .isEqualTo("\"`\"");
        assertThat(quoteEncryptUnquote(source(), source())).isEqualTo("");
    }

    @Test
    void quoteEncryptUnquoteFailsWhenThePadIsUsedUp() {
        assertThatThrownBy(() -> quoteEncryptUnquote(source("\"", "a"), source()))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> quoteEncryptUnquote(source("\"", "ab"), source(new byte[1])))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void linesAreCutFromChunks() throws Exception {
        Object chunks = source("one\ntw", "o\n", "", "\nfo", "ur");
        Stream<?> lines =
                (Stream<?>)
                        examples.loadClass("examples.Lines")
                                .getMethod("lines", chunks.getClass())
                                .invoke(null, chunks);
        List<Object> read = new ArrayList<>();
        while (run(lines.next()) instanceof PollNext.Item<?> line) {
            read.add(line.value());
        }
        assertThat(read).isEqualTo(List.of("one", "two", "", "four"));
    }
}
