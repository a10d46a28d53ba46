package dev.rouse.transform.javac;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Reads back the class files that javac has just written, and writes them again, through the filer:
 * so it works with every file manager that can give back what it was given. Two cases are special,
 * and use files directly, see {@link ClassFile}. Without {@code -d} javac writes beside the source,
 * which the filer does not know. And since JDK 21 javac warns when a file is opened for output
 * twice, so a class that is found on disk as the filer gave it is replaced there, and its frames
 * are put beside it: the filer compares each file with all that it has made before, which takes the
 * longer the more there are.
 *
 * <p>For javac's thread only.
 */
final class ClassFiles {

    /** File times are coarse, in some file systems very much so. */
    private static final long TOLERANCE_MILLIS = 2000;

    private final Filer filer;
    private final Elements elements;
    private final long sinceMillis;

    /**
     * Those of one compilation.
     *
     * @param startMillis when it began: a file of an earlier one must not be taken for a new one
     */
    ClassFiles(Filer filer, Elements elements, long startMillis) {
        this.filer = filer;
        this.elements = elements;
        this.sinceMillis = startMillis - TOLERANCE_MILLIS;
    }

    /**
     * Finds a class through the filer, beside its source, or in another module.
     *
     * @param sourceFile the file that it was compiled from
     */
    ClassFile read(TypeElement type, FileObject sourceFile, String binaryName) throws IOException {
        Path source = pathOf(sourceFile);
        Path sibling = source == null ? null : source.resolveSibling(simple(binaryName));
        try {
            FileObject file =
                    inModule(
                            type,
                            pkg(binaryName),
                            pkg ->
                                    filer.getResource(
                                            StandardLocation.CLASS_OUTPUT,
                                            pkg,
                                            simple(binaryName)));
            Path path = pathOf(file);
            if (path == null || (isFresh(path) && !isNewer(sibling, path))) {
                try (InputStream in = file.openInputStream()) {
                    return ClassFile.given(binaryName, in.readAllBytes(), path);
                }
            }
        } catch (FileNotFoundException | NoSuchFileException | FilerException notThere) {
            // javac may have written it beside the source, or the filer does not know its module.
        }
        for (Path other : new Path[] {sibling, inOtherModule(type, binaryName)}) {
            if (other != null && Files.exists(other) && isFresh(other)) {
                return ClassFile.at(binaryName, other, sinceMillis);
            }
        }
        throw new IOException(
                "the class file that javac has just written cannot be read back; if this is an IDE's"
                        + " own builder, let it delegate to Maven or Gradle, or run the post-pass:"
                        + " java -jar rouse-transform.jar DIRECTORY; if it is a file manager of your"
                        + " own, let getFileForOutput find what getJavaFileForOutput has given, or"
                        + " compile without the processor and hand the bytes to AsyncTransformer");
    }

    /** Without {@code -d} the filer names the working directory, where an older one may be. */
    private static boolean isNewer(@Nullable Path sibling, Path path) throws IOException {
        return sibling != null
                && Files.exists(sibling)
                && Files.getLastModifiedTime(sibling).compareTo(Files.getLastModifiedTime(path))
                        > 0;
    }

    private static @Nullable Path pathOf(FileObject file) {
        URI uri = file.toUri();
        return "file".equals(uri.getScheme()) ? Path.of(uri) : null;
    }

    /**
     * The filer knows only the modules that javac was told to compile, not those that it compiles
     * because they are needed. These have directories beside the others.
     */
    private @Nullable Path inOtherModule(TypeElement type, String binaryName) throws IOException {
        String own = module(type);
        if (own.isEmpty()) {
            return null;
        }
        String file = binaryName.replace('.', '/') + ".class";
        for (ModuleElement known : elements.getAllModuleElements()) {
            String name = known.getQualifiedName().toString();
            Path path = inKnownModule(name, binaryName);
            Path all = path == null ? null : ClassRoots.above(path, Path.of(name, file));
            if (all != null) {
                return all.resolve(Path.of(own, file));
            }
        }
        return null;
    }

    private @Nullable Path inKnownModule(String module, String binaryName) throws IOException {
        try {
            return pathOf(
                    filer.getResource(
                            StandardLocation.CLASS_OUTPUT,
                            module + "/" + pkg(binaryName),
                            simple(binaryName)));
        } catch (FilerException unknown) {
            return null;
        }
    }

    private String module(TypeElement type) {
        ModuleElement module = elements.getModuleOf(type);
        return module == null ? "" : module.getQualifiedName().toString();
    }

    private interface Lookup {
        FileObject in(String pkg) throws IOException;
    }

    /** If there are several modules, the filer wants to be told which; else some want not. */
    private FileObject inModule(TypeElement type, String pkg, Lookup lookup) throws IOException {
        String module = module(type);
        if (!module.isEmpty()) {
            try {
                return lookup.in(module + "/" + pkg);
            } catch (FilerException onlyOne) {
                // or the filer does not know it
            }
        }
        return lookup.in(pkg);
    }

    /**
     * Writes a class and its frames.
     *
     * @param classes by internal name
     * @param origin the class
     */
    void write(Map<String, byte[]> classes, TypeElement origin) throws IOException {
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            String name = entry.getKey().replace('/', '.');
            FileObject file =
                    inModule(
                            origin,
                            pkg(name),
                            pkg ->
                                    filer.createResource(
                                            StandardLocation.CLASS_OUTPUT,
                                            pkg,
                                            simple(name),
                                            origin));
            try (OutputStream out = file.openOutputStream()) {
                out.write(entry.getValue());
            }
        }
    }

    private boolean isFresh(Path path) throws IOException {
        return Files.getLastModifiedTime(path).toMillis() >= sinceMillis;
    }

    private static String pkg(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        return dot < 0 ? "" : binaryName.substring(0, dot);
    }

    private static String simple(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".class";
    }
}
