package dev.rouse.transform.javac;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Where class files are expected without asking javac: once a class of a module has been found in a
 * file on disk, the others of that module should be below the same directory. They need not be: see
 * {@link ClassFile#bytes}. File times are taken for exact; where they are not, every class seems to
 * be missing there, and is asked of javac after all.
 *
 * <p>For javac's thread only.
 */
final class ClassRoots {

    private final Elements elements;
    private final long startMillis;

    /** By module; the key is null where there are none. */
    private final Map<@Nullable ModuleElement, Path> roots = new HashMap<>();

    /**
     * Knows no directory yet.
     *
     * @param startMillis when the compilation began
     */
    ClassRoots(Elements elements, long startMillis) {
        this.elements = elements;
        this.startMillis = startMillis;
    }

    /** A class whose file should be with the others of its module; null if none was found yet. */
    @Nullable ClassFile expected(TypeElement type, String binaryName) {
        Path root = roots.get(elements.getModuleOf(type));
        return root == null
                ? null
                : ClassFile.at(binaryName, root.resolve(relative(root, binaryName)), startMillis);
    }

    /** Learns from a class that is in a file on disk where those of its module are. */
    void found(TypeElement type, ClassFile file) {
        Path path = file.path();
        if (path != null) {
            Path root = above(path, relative(path, file.binaryName()));
            if (root != null) {
                roots.put(elements.getModuleOf(type), root);
            }
        }
    }

    /** The directory from which a relative path leads to a file; null if none does. */
    static @Nullable Path above(Path file, Path relative) {
        int names = file.getNameCount() - relative.getNameCount();
        return names > 0 && file.isAbsolute() && file.endsWith(relative)
                ? file.getRoot().resolve(file.subpath(0, names))
                : null;
    }

    private static Path relative(Path root, String binaryName) {
        return root.getFileSystem().getPath(binaryName.replace('.', '/') + ".class");
    }
}
