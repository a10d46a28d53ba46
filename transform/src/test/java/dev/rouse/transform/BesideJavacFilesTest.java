package dev.rouse.transform;

import static dev.rouse.transform.OneBlockEach.assertComplete;
import static dev.rouse.transform.OneBlockEach.filesOf;
import static dev.rouse.transform.OneBlockEach.sources;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.TaskEvent;
import dev.rouse.transform.javac.Hooks;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside javac: classes in any order, pages about them, class files that are kept elsewhere. */
class BesideJavacFilesTest {

    @TempDir Path output;

    @ParameterizedTest
    @ValueSource(strings = {"simple", "byfile", "bytodo"})
    void javacMayGoThroughTheClassesInAnyOrder(String policy) {
        Javac javac = new Javac(output).option("-XDcompilePolicy=" + policy);
        assertThat(javac.compile(sources("A", "B", "C"))).isTrue();
        assertThat(javac.files()).isEqualTo(filesOf("A", "B", "C"));
        assertComplete(output, "A", "B", "C");
    }

    @Test
    void pagesAreWrittenAtOnce() throws Exception {
        Path pages = output.resolve("pages");
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(WatchedThread.none()))
                        .option("-Arouse.explain=" + pages)
                        .whenFinished(
                                TaskEvent.Kind.ANALYZE,
                                "B",
                                event -> assertThat(pages.resolve("p.A-L6.html")).exists());
        assertThat(javac.compile(sources("A", "B"))).isTrue();
        assertThat(pages.resolve("p.B-L6.html")).exists();
    }

    /** Its names are those of files on disk, in which there is something else. */
    @Test
    void contentThatIsKeptElsewhereIsReadAndWrittenThere() throws Exception {
        Elsewhere elsewhere = new Elsewhere(name -> true);
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(WatchedThread.none()))
                        .files(elsewhere::around);
        Files.createDirectory(output.resolve("p"));
        Path a = Files.writeString(output.resolve("p/A.class"), "something else");
        Path b = Files.writeString(output.resolve("p/B.class"), "something else");
        assertThat(javac.compile(sources("A", "B"))).as("%s", javac.all()).isTrue();
        assertThat(a).hasContent("something else");
        assertThat(b).hasContent("something else");
        assertThat(elsewhere.names()).isEqualTo(filesOf("A", "B"));
        assertThat(AsyncTransformer.transform(elsewhere.bytes("p/A.class"))).isEmpty();
    }

    /** One class is on disk, so there is a thread; the next only seems to be. */
    @Test
    void contentThatIsKeptElsewhereFromTheSecondClassOnIsWrittenThere() throws Exception {
        Elsewhere elsewhere = new Elsewhere(name -> name.startsWith("B"));
        WatchedThread thread = new WatchedThread();
        Javac javac =
                new Javac(output).processor(Hooks.processor(() -> thread)).files(elsewhere::around);
        Path decoy = Files.createDirectory(output.resolve("p")).resolve("B.class");
        Files.writeString(decoy, "something else");
        assertThat(javac.compile(sources("A", "B", "C"))).as("%s", javac.all()).isTrue();
        assertThat(thread.started).isNotEmpty();
        assertThat(decoy).hasContent("something else");
        assertThat(elsewhere.names()).isEqualTo(filesOf("B"));
        assertThat(AsyncTransformer.transform(elsewhere.bytes("p/B.class"))).isEmpty();
        assertComplete(output, "A", "C");
    }
}
