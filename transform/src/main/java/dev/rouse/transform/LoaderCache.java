package dev.rouse.transform;

import com.sun.source.util.JavacTask;
import dev.rouse.transform.javac.BlockProcessor;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import org.objectweb.asm.ClassReader;

/**
 * Keeps the classes of the transform loaded between the compilations of one JVM. javac makes a new
 * loader for the processors of each compilation, and code that is loaded anew is verified,
 * interpreted and compiled by the JIT anew, which takes longer than what it does. So {@link
 * AsyncProcessor} asks here for the processor behind it, whose class comes from a {@link
 * JarClassLoader} that outlives the compilation. Only types of the JDK pass between the two.
 *
 * <p>This class is itself loaded again each time. So what is kept is in a table in the system
 * properties, as in {@link dev.rouse.transform.javac.ActiveTable}, of the JDK's types too: all
 * loaders of this class share it, and those of its other releases; if its shape changes, its name
 * must. It has one loader for each jar, by the path. That one is used again if the jar has the time
 * and the size that it had before it was read, and if its parent, which gives the classes of javac,
 * is the same; if not, another takes its place, and whoever still uses it goes on.
 *
 * <p>The reference is soft: a JVM that needs the memory gets it. With the loader stays that of the
 * compilation that made it, from which the class {@code JarClassLoader} is. It is closed by then,
 * and small, unless another processor of that compilation keeps much in static fields.
 *
 * <p><b>Threads.</b> Compilations at the same time use the same classes; the first makes the loader
 * while the others wait, by the table's monitor. Each has a processor of its own, on which hangs
 * all that it works with: static fields of the transform and of ASM are constants, there are no
 * thread-locals, and the thread beside javac ends with its compilation. For the same reason the
 * loader keeps nothing of javac.
 */
final class LoaderCache {

    /** The system property that turns this off. */
    static final String OFF = "rouse.cache.off";

    static final String TABLE = "dev.rouse.transform.loaders";

    private LoaderCache() {}

    /**
     * Makes a processor for one compilation. Its class is of a loader that is kept if this class
     * comes from a jar; it is the usual one if not, if javac itself has loaded it, which keeps it
     * anyway, and if anything goes wrong: a build must not fail for this.
     */
    static Processor processor() {
        try {
            ClassLoader javac = JavacTask.class.getClassLoader();
            if (LoaderCache.class.getClassLoader() != javac && System.getProperty(OFF) == null) {
                CodeSource source = LoaderCache.class.getProtectionDomain().getCodeSource();
                return processor(loader(source, javac));
            }
        } catch (IOException
                | URISyntaxException
                | ReflectiveOperationException
                | RuntimeException
                | LinkageError notToBeKept) {
            // It is slower without, and nothing else.
        }
        return new BlockProcessor();
    }

    private static Processor processor(ClassLoader loader) throws ReflectiveOperationException {
        return (Processor)
                loader.loadClass(BlockProcessor.class.getName()).getConstructor().newInstance();
    }

    /**
     * Finds the loader of a jar, or makes it.
     *
     * @param source the jar; anything else is an exception, of whatever kind
     * @param parent has javac's classes
     */
    static ClassLoader loader(CodeSource source, ClassLoader parent)
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path jar = Path.of(source.getLocation().toURI());
        BasicFileAttributes now = Files.readAttributes(jar, BasicFileAttributes.class);
        List<Object> version = List.of(now.lastModifiedTime(), now.size());
        Map<String, Map.Entry<Object, SoftReference<ClassLoader>>> table = table();
        synchronized (table) {
            Map.Entry<Object, SoftReference<ClassLoader>> entry = table.get(jar.toString());
            ClassLoader kept =
                    entry != null && entry.getKey().equals(version) ? entry.getValue().get() : null;
            if (kept == null || kept.getParent() != parent) {
                kept = JarClassLoader.read(jar, source, parent);
                kept.loadClass(ClassReader.class.getName()); // a jar without ASM would fail later
                table.values().removeIf(other -> other.getValue().get() == null);
                table.put(jar.toString(), Map.entry(version, new SoftReference<>(kept)));
            }
            return kept;
        }
    }

    /** By the path of a jar: its time and size, and its loader. */
    @SuppressWarnings("unchecked") // nobody else uses this name
    private static Map<String, Map.Entry<Object, SoftReference<ClassLoader>>> table() {
        return (Map<String, Map.Entry<Object, SoftReference<ClassLoader>>>)
                System.getProperties().computeIfAbsent(TABLE, name -> new HashMap<>());
    }
}
