package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.Trees;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import dev.rouse.transform.javac.BlockProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compilations one after the other and at the same time, each with a loader of its own for the
 * processor, as javac makes it; what they share, and what becomes of it.
 */
class LoaderCacheTest {

    private static final ClassLoader JAVAC = JavacTask.class.getClassLoader();

    /** A map with the names of primitive types, and the label that ends each list of labels. */
    private static final Set<String> ASM_ONLY_READS =
            Set.of("PRIMITIVE_TYPE_DESCRIPTORS", "EMPTY_LIST");

    @TempDir Path directory;

    /** The processor as one compilation finds it; its loader is closed when that ends. */
    private record Found(URLClassLoader loader, Processor door) implements AutoCloseable {

        /** The classes of this test are of no use to it: javac has none of them either. */
        static Found in(Path... path) throws Exception {
            List<URL> urls = new ArrayList<>();
            for (Path entry : path) {
                urls.add(entry.toUri().toURL());
            }
            URLClassLoader loader =
                    new URLClassLoader(
                            urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
            return new Found(loader, doorOf(loader));
        }

        Class<?> behind() throws ReflectiveOperationException {
            return classBehind(door);
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }

    private static Processor doorOf(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(AsyncProcessor.class.getName());
        assertThat(type.getClassLoader()).isSameAs(loader);
        return (Processor) type.getConstructor().newInstance();
    }

    private static Class<?> classBehind(Processor door) throws ReflectiveOperationException {
        Field field = door.getClass().getDeclaredField("processor");
        field.setAccessible(true);
        return field.get(door).getClass();
    }

    private static String source(String name) {
        return """
        package p;
        import static dev.rouse.Async.*;
        import dev.rouse.*;
        public class %1$s {
            public static Future<String> f() {
                return async(() -> await(Futures.ready("%1$s")) + " of p");
            }
        }
        """
                .formatted(name);
    }

    private Path output(String name) throws IOException {
        return Files.createDirectories(directory.resolve("of " + name));
    }

    private void assertCompiles(Processor processor, String name, String... options)
            throws Exception {
        Javac javac = new Javac(output(name)).processor(processor).option(options);
        assertThat(javac.compile("p/" + name + ".java", source(name))).isTrue();
        assertThat(javac.all()).isEmpty();
        assertRuns(javac, name);
    }

    private static void assertRuns(Javac javac, String name) throws Exception {
        Class<?> compiled = javac.classes().loadClass("p." + name);
        Future<?> future = (Future<?>) compiled.getMethod("f").invoke(null);
        assertThat(future.poll(new TestContext())).isEqualTo(Poll.ready(name + " of p"));
    }

    private Path jar() throws IOException {
        return TransformJar.write(directory.resolve("transform.jar"));
    }

    @Test
    void secondCompilationUsesTheClassesOfTheFirst() throws Exception {
        Path jar = jar();
        Class<?> first;
        try (Found found = Found.in(jar)) {
            first = found.behind();
            assertCompiles(found.door(), "A");
            assertThat(first.getClassLoader()).isNotIn(found.loader(), JAVAC);
        }
        try (Found found = Found.in(jar)) {
            assertThat(found.behind()).isSameAs(first);
            assertCompiles(found.door(), "B");
        }
    }

    @Test
    void classesSayWhereTheyComeFrom() throws Exception {
        Path jar = jar();
        try (Found found = Found.in(jar)) {
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
        try (Found found = Found.in(jar)) {
            first = new WeakReference<>(found.behind());
        }
        FileTime time = Files.getLastModifiedTime(jar);
        if (isTime) {
            Files.setLastModifiedTime(jar, FileTime.fromMillis(time.toMillis() + 2000));
        } else {
            TransformJar.writeLonger(jar);
            Files.setLastModifiedTime(jar, time);
        }
        try (Found found = Found.in(jar)) {
            Class<?> second = found.behind();
            assertThat(second).isNotSameAs(first.get());
            assertCompiles(found.door(), "A");
            try (Found third = Found.in(jar)) {
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
        try (Found found = Found.in(jar)) {
            door = found.door();
        }
        assertThat(openFiles()).doesNotContain(jar);
        Files.writeString(jar, "something else");
        Path pages = directory.resolve("pages");
        assertCompiles(door, "A", "-Arouse.explain=" + pages);
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
    void directoryIsNotKept() throws Exception {
        Path classes = TransformJar.placeOf(AsyncProcessor.class);
        try (Found found = Found.in(classes, jar())) { // ASM is in the jar
            assertThat(found.behind().getClassLoader()).isSameAs(found.loader());
            assertCompiles(found.door(), "A");
        }
        assertThat(table()).doesNotContainKey(classes.toString());
    }

    @Test
    void whatJavacItselfHasLoadedIsNotLoadedAgain() throws Exception {
        assertThat(classBehind(new AsyncProcessor())).isSameAs(BlockProcessor.class);
    }

    @Test
    void switchTurnsItOff() throws Exception {
        Path jar = jar();
        System.setProperty(LoaderCache.OFF, "");
        try (Found found = Found.in(jar)) {
            assertThat(found.behind().getClassLoader()).isSameAs(found.loader());
            assertCompiles(found.door(), "A");
        } finally {
            System.clearProperty(LoaderCache.OFF);
        }
        assertThat(table()).doesNotContainKey(jar.toString());
    }

    /**
     * Has the classes of this module and of ASM, and lets them say that they are from elsewhere.
     */
    private static final class Elsewhere extends SecureClassLoader {
        private final @Nullable CodeSource source;

        Elsewhere(@Nullable CodeSource source) {
            super(ClassLoader.getPlatformClassLoader());
            this.source = source;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = JAVAC.getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length, source);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static CodeSource at(URL url) {
        return new CodeSource(url, (Certificate[]) null);
    }

    private static CodeSource at(Path file) throws IOException {
        return at(file.toUri().toURL());
    }

    private void assertNotKept(@Nullable CodeSource source) throws Exception {
        Elsewhere loader = new Elsewhere(source);
        Processor door = doorOf(loader);
        assertThat(classBehind(door).getClassLoader()).isSameAs(loader);
        assertCompiles(door, "A");
    }

    @Test
    void brokenJarDoesNotFailTheCompilation() throws Exception {
        Path jar = jar();
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        assertNotKept(at(jar));
        Files.writeString(jar, "no jar");
        assertNotKept(at(jar));
        Files.delete(jar);
        assertNotKept(at(jar));
    }

    @Test
    void brokenClassDoesNotFailTheCompilation() throws Exception {
        assertNotKept(at(TransformJar.writeBroken(directory.resolve("broken.jar"))));
    }

    @Test
    void unknownPlaceDoesNotFailTheCompilation() throws Exception {
        assertNotKept(null);
        assertNotKept(at((URL) null));
        assertNotKept(at(new URL("jar:" + jar().toUri() + "!/inside.jar")));
        assertNotKept(at(new URL("http://localhost/transform.jar")));
        assertNotKept(at(new URL("file:/with a space/transform.jar")));
    }

    /** Its ASM is in another jar, which is not where we look. */
    @Test
    void jarThatIsNotCompleteIsNotKept() throws Exception {
        Path jar = TransformJar.writeWithoutAsm(directory.resolve("thin.jar"));
        assertThatThrownBy(() -> LoaderCache.loader(at(jar), ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessageContaining("ClassReader");
        assertThat(table()).doesNotContainKey(jar.toString());
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

    /** What javac has for one compilation, and nobody else must keep. */
    private List<WeakReference<?>> ended(Processor processor, String name) throws IOException {
        List<WeakReference<?>> parts = new ArrayList<>();
        Javac javac =
                new Javac(output(name))
                        .processor(processor)
                        .files(
                                files -> {
                                    parts.add(new WeakReference<>(files));
                                    return files;
                                });
        boolean compiled =
                javac.run(
                        Map.of("p/" + name + ".java", source(name)),
                        task -> {
                            parts.add(new WeakReference<>(task));
                            parts.add(new WeakReference<>(task.getElements()));
                            parts.add(new WeakReference<>(Trees.instance(task)));
                            return task.call();
                        });
        assertThat(compiled).isTrue();
        return parts;
    }

    private List<WeakReference<?>> ended(Path jar, String name) throws Exception {
        try (Found found = Found.in(jar)) {
            List<WeakReference<?>> parts = ended(found.door(), name);
            parts.add(new WeakReference<>(found.door()));
            return parts;
        }
    }

    private static void awaitCollected(List<WeakReference<?>> references) {
        for (WeakReference<?> reference : references) {
            while (reference.get() != null) {
                System.gc(); // the watchdog ends this if it never succeeds
            }
        }
    }

    @Test
    void classesKeepNothingOfACompilation() throws Exception {
        Path jar = jar();
        ClassLoader kept = LoaderCache.loader(at(jar), JAVAC);
        awaitCollected(ended(jar, "A"));
        awaitCollected(ended(jar, "B"));
        assertThat(LoaderCache.loader(at(jar), JAVAC)).isSameAs(kept);
        Reference.reachabilityFence(kept);
    }

    /** All there is are constants, so no compilation can leave anything behind, or meet another. */
    @Test
    void noStaticFieldCanChange() throws Exception {
        List<String> classes = TransformJar.allClasses();
        assertThat(classes).hasSizeGreaterThan(200);
        List<Field> others = new ArrayList<>();
        for (String name : classes) {
            for (Field field : Class.forName(name, false, JAVAC).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !isConstant(field)) {
                    others.add(field);
                }
            }
        }
        assertThat(others).isEmpty();
    }

    private static boolean isConstant(Field field) throws ReflectiveOperationException {
        Class<?> type = field.getType();
        while (type.isArray()) { // written by nobody
            type = type.getComponentType();
        }
        if (type == Set.class) {
            field.setAccessible(true);
            return field.get(null).getClass() == Set.of(1, 2, 3).getClass();
        }
        return Modifier.isFinal(field.getModifiers())
                && (type.isPrimitive()
                        || type.isEnum()
                        || type == String.class
                        || type == Integer.class
                        || type == Pattern.class
                        || type == org.objectweb.asm.Type.class
                        || type == org.objectweb.asm.commons.Method.class
                        || ASM_ONLY_READS.contains(field.getName()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map.Entry<Object, SoftReference<ClassLoader>>> table() {
        return (Map<String, Map.Entry<Object, SoftReference<ClassLoader>>>)
                System.getProperties().getOrDefault(LoaderCache.TABLE, Map.of());
    }

    /** A reference that is cleared as the JVM does it when it needs the memory. */
    @Test
    void nothingButTheSoftReferenceKeepsTheClasses() throws Exception {
        Path jar = jar();
        awaitCollected(ended(jar, "A"));
        SoftReference<ClassLoader> reference = table().get(jar.toString()).getValue();
        List<WeakReference<?>> loader = List.of(new WeakReference<>(reference.get()));
        assertThat(loader.get(0).get()).isNotNull();
        reference.clear();
        awaitCollected(loader);
        try (Found found = Found.in(jar)) {
            assertCompiles(found.door(), "B");
            assertThat(table().get(jar.toString()).getValue().get())
                    .isSameAs(found.behind().getClassLoader());
        }
    }

    @Test
    void entriesOfJarsWhoseClassesAreGoneAreRemoved() throws Exception {
        Path jar = jar();
        LoaderCache.loader(at(jar), JAVAC);
        table().get(jar.toString()).getValue().clear();
        Path other = TransformJar.write(directory.resolve("other.jar"));
        LoaderCache.loader(at(other), JAVAC);
        assertThat(table()).doesNotContainKey(jar.toString()).containsKey(other.toString());
    }

    /** They find their processors together, and then wait for each other between check and code. */
    @Test
    void compilationsAtTheSameTimeUseTheSameClasses() throws Exception {
        Path jar = jar();
        int many = 3;
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<java.util.concurrent.Future<Class<?>>> running = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String name = "A" + i;
            running.add(threads.submit(() -> compileTogether(jar, name, together)));
        }
        Set<Class<?>> behind = new HashSet<>();
        for (java.util.concurrent.Future<Class<?>> one : running) {
            behind.add(one.get());
        }
        threads.shutdown();
        assertThat(behind).hasSize(1);
    }

    private Class<?> compileTogether(Path jar, String name, CyclicBarrier together)
            throws Exception {
        await(together);
        try (Found found = Found.in(jar)) {
            Javac javac =
                    new Javac(output(name))
                            .processor(found.door())
                            .whenFinished(TaskEvent.Kind.ANALYZE, null, event -> await(together));
            assertThat(javac.compile("p/" + name + ".java", source(name))).isTrue();
            assertRuns(javac, name);
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
