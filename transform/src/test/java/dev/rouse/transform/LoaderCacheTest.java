package dev.rouse.transform;

import static dev.rouse.transform.KeptLoaders.JAVAC;
import static dev.rouse.transform.KeptLoaders.at;
import static dev.rouse.transform.KeptLoaders.awaitCollected;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.TaskEvent;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compilations one after the other and at the same time, each with a loader of its own for the
 * processor, as javac makes it: which of them use the same classes.
 */
class LoaderCacheTest {

    @TempDir Path directory;

    private Path jar() throws IOException {
        return TransformJar.write(directory.resolve("transform.jar"));
    }

    private OneAwait one(String name) {
        return new OneAwait(directory, name);
    }

    @Test
    void secondCompilationUsesTheClassesOfTheFirst() throws Exception {
        Path jar = jar();
        Class<?> first;
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            first = found.behind();
            one("A").assertCompiles(found.door());
            assertThat(first.getClassLoader()).isNotIn(found.loader(), JAVAC);
        }
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            assertThat(found.behind()).isSameAs(first);
            one("B").assertCompiles(found.door());
        }
    }

    @Test
    void classesSayWhereTheyComeFrom() throws Exception {
        Path jar = jar();
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            Class<?> behind = found.behind();
            assertThat(TransformJar.placeOf(behind)).isEqualTo(jar);
            assertThat(behind.getPackage().getName()).isEqualTo("dev.rouse.transform.javac");
            assertThat(behind.getProtectionDomain().getClassLoader())
                    .isSameAs(behind.getClassLoader());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void jarThatHasChangedIsReadAgainAndItsOldClassesGo(boolean isTime) throws Exception {
        Path jar = jar();
        WeakReference<Class<?>> first;
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            first = new WeakReference<>(found.behind());
        }
        FileTime time = Files.getLastModifiedTime(jar);
        if (isTime) {
            Files.setLastModifiedTime(jar, FileTime.fromMillis(time.toMillis() + 2000));
        } else {
            TransformJar.writeLonger(jar);
            Files.setLastModifiedTime(jar, time);
        }
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            Class<?> second = found.behind();
            assertThat(second).isNotSameAs(first.get());
            one("A").assertCompiles(found.door());
            try (FoundProcessor third = FoundProcessor.in(jar)) {
                assertThat(third.behind()).isSameAs(second);
            }
        }
        awaitCollected(List.of(first));
    }

    /** Classes for pages have not been loaded when the jar goes away. */
    @Test
    void jarMayGoAwayWhileItsClassesAreInUse() throws Exception {
        Path jar = jar();
        Processor door;
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            door = found.door();
        }
        assertThat(openFiles()).doesNotContain(jar);
        Files.writeString(jar, "something else");
        Path pages = directory.resolve("pages");
        one("A").assertCompiles(door, "-Arouse.explain=" + pages);
        assertThat(pages).isNotEmptyDirectory();
        Files.delete(jar);
    }

    /** On Linux; elsewhere, nothing is known, and Windows would not let a file go that is open. */
    private static List<Path> openFiles() throws IOException {
        Path own = Path.of("/proc/self/fd");
        List<Path> open = new ArrayList<>();
        if (Files.isDirectory(own)) {
            try (Stream<Path> descriptors = Files.list(own)) {
                for (Path descriptor : descriptors.toList()) {
                    if (Files.isSymbolicLink(descriptor)) { // not the one of this list
                        open.add(Files.readSymbolicLink(descriptor));
                    }
                }
            }
        }
        return open;
    }

    @Test
    void otherJavacGetsAnotherLoader() throws Exception {
        CodeSource source = at(jar());
        ClassLoader other = new ClassLoader(JAVAC) {};
        ClassLoader first = LoaderCache.loader(source, JAVAC);
        ClassLoader second = LoaderCache.loader(source, other);
        assertThat(first.getParent()).isSameAs(JAVAC);
        assertThat(second).isNotSameAs(first);
        assertThat(second.getParent()).isSameAs(other);
        assertThat(LoaderCache.loader(source, other)).isSameAs(second);
    }

    /** They find their processors together, and then wait for each other between check and code. */
    @Test
    void compilationsAtTheSameTimeUseTheSameClasses() throws Exception {
        Path jar = jar();
        int many = 3;
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Future<Class<?>>> running = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            OneAwait one = one("A" + i);
            running.add(threads.submit(() -> compileTogether(jar, one, together)));
        }
        Set<Class<?>> behind = new HashSet<>();
        for (Future<Class<?>> compiled : running) {
            behind.add(compiled.get());
        }
        threads.shutdown();
        assertThat(behind).hasSize(1);
    }

    private static Class<?> compileTogether(Path jar, OneAwait one, CyclicBarrier together)
            throws Exception {
        await(together);
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            Javac javac =
                    one.javac(found.door())
                            .whenFinished(TaskEvent.Kind.ANALYZE, null, event -> await(together));
            assertThat(javac.compile(one.file(), one.source())).isTrue();
            one.assertRuns(javac);
            return found.behind();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
