package dev.rouse.transform;

import static dev.rouse.transform.OneBlockEach.assertComplete;
import static dev.rouse.transform.OneBlockEach.filesOf;
import static dev.rouse.transform.OneBlockEach.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import dev.rouse.transform.javac.Hooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread beside javac when nobody says that the compilation is over. */
class BesideJavacEndTest {

    @TempDir Path output;

    @Test
    void compilationThatCrashesIsFinishedFirst() {
        CountDownLatch end = new CountDownLatch(1);
        WatchedThread thread = WatchedThread.after(end);
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .whenFinished(TaskEvent.Kind.COMPILATION, null, event -> end.countDown())
                        .whenFinished(
                                TaskEvent.Kind.ANALYZE,
                                "B",
                                event -> {
                                    throw new UnsupportedOperationException("planted");
                                });
        assertThatThrownBy(() -> javac.compile(sources("A", "B"))).hasRootCauseMessage("planted");
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertComplete(output, "A");
        assertThat(thread.isShutdown()).isTrue();
    }

    @Test
    void threadDoesItsWorkAndEndsIfTheEndIsNeverAnnounced() throws Exception {
        CountDownLatch crashed = new CountDownLatch(1);
        WatchedThread thread = WatchedThread.after(crashed);
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .whenFinished(
                                TaskEvent.Kind.ANALYZE,
                                "B",
                                event -> {
                                    throw new UnsupportedOperationException("planted");
                                })
                        .whenFinished(
                                TaskEvent.Kind.COMPILATION,
                                null,
                                event -> {
                                    throw new UnsupportedOperationException("again");
                                });
        assertThatThrownBy(() -> javac.compile(sources("A", "B"))).isNotNull();
        assertThat(thread.isShutdown()).as("nobody has told it").isFalse();
        crashed.countDown();
        thread.started.get(0).join();
        assertThat(javac.files()).isEqualTo(filesOf("A"));
        assertComplete(output, "A");
    }

    /** A compilation that has crashed, and whose thread still waits. */
    private WeakReference<JavacTask> abandoned(WatchedThread thread) {
        List<WeakReference<JavacTask>> tasks = new ArrayList<>();
        Javac javac =
                new Javac(output)
                        .processor(Hooks.processor(() -> thread))
                        .whenFinished(
                                TaskEvent.Kind.COMPILATION,
                                null,
                                event -> {
                                    throw new UnsupportedOperationException("planted");
                                });
        Map<String, String> sources = sources("A");
        sources.put(
                "p/B.java", "package p; class B { int f() { } }"); // so that A is not waited for
        assertThatThrownBy(
                        () ->
                                javac.run(
                                        sources,
                                        task -> {
                                            tasks.add(new WeakReference<>(task));
                                            return task.call();
                                        }))
                .hasRootCauseMessage("planted");
        return tasks.get(0);
    }

    @Test
    void threadKeepsNothingOfJavac() throws Exception {
        CountDownLatch collected = new CountDownLatch(1);
        WatchedThread thread = WatchedThread.after(collected);
        WeakReference<JavacTask> task = abandoned(thread);
        while (task.get() != null) {
            System.gc(); // the watchdog ends this if it never succeeds
        }
        assertThat(thread.started.get(0).isAlive()).isTrue();
        collected.countDown();
        thread.started.get(0).join();
        assertThat(new Javac(output).files()).isEqualTo(filesOf("A"));
    }

    /** As an IDE does; then javac does not say when it has ended. */
    @Test
    void compilationInStepsHasNoThread() {
        Javac javac = new Javac(output).processor(Hooks.processor(WatchedThread.none()));
        List<String> made = new CopyOnWriteArrayList<>();
        javac.run(
                sources("A", "B"),
                task -> {
                    try {
                        task.analyze();
                        for (JavaFileObject file : task.generate()) {
                            made.add(file.getName());
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    assertThat(javac.files()).isEqualTo(filesOf("A", "B"));
                    return made;
                });
        assertThat(javac.all()).isEmpty();
        assertThat(made).hasSize(2);
        assertComplete(output, "A", "B");
    }

    @Test
    void compilationInsideAnotherIsOneOfItsOwn() throws Exception {
        Path inner = Files.createDirectory(output.resolve("inner"));
        Javac steps = new Javac(inner).processor(Hooks.processor(WatchedThread.none()));
        WatchedThread thread = new WatchedThread();
        Javac whole =
                new Javac(Files.createDirectory(output.resolve("outer")))
                        .processor(Hooks.processor(() -> thread))
                        .whenFinished(
                                TaskEvent.Kind.ANALYZE,
                                "A",
                                event ->
                                        steps.run(
                                                sources("I"),
                                                BesideJavacEndTest::analyzeAndGenerate));
        assertThat(whole.compile(sources("A"))).isTrue();
        assertThat(steps.files()).isEqualTo(filesOf("I"));
        assertThat(whole.files()).isEqualTo(filesOf("A"));
        assertThat(thread.received).hasValue(1);
    }

    private static boolean analyzeAndGenerate(JavacTask task) {
        try {
            task.analyze();
            task.generate();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
