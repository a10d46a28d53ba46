package dev.rouse.transform;

import static dev.rouse.transform.KeptLoaders.JAVAC;
import static dev.rouse.transform.KeptLoaders.at;
import static dev.rouse.transform.KeptLoaders.awaitCollected;
import static dev.rouse.transform.KeptLoaders.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kept classes keep, and when they go. */
class LoaderCacheMemoryTest {

    /** A map with the names of primitive types, and the label that ends each list of labels. */
    private static final Set<String> ASM_ONLY_READS =
            Set.of("PRIMITIVE_TYPE_DESCRIPTORS", "EMPTY_LIST");

    @TempDir Path directory;

    private Path jar() throws IOException {
        return TransformJar.write(directory.resolve("transform.jar"));
    }

    private OneAwait one(String name) {
        return new OneAwait(directory, name);
    }

    /** What javac has for one compilation, and nobody else must keep. */
    private static List<WeakReference<?>> ended(Processor processor, OneAwait one)
            throws IOException {
        List<WeakReference<?>> parts = new ArrayList<>();
        Javac javac =
                one.javac(processor)
                        .files(
                                files -> {
                                    parts.add(new WeakReference<>(files));
                                    return files;
                                });
        boolean compiled =
                javac.run(
                        Map.of(one.file(), one.source()),
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
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            List<WeakReference<?>> parts = ended(found.door(), one(name));
            parts.add(new WeakReference<>(found.door()));
            return parts;
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
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            one("B").assertCompiles(found.door());
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
}
