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
     * Finds a class through the filer, or beside its source.
     *
     * @param source the file that it was compiled from
     */
    ClassFile read(TypeElement type, FileObject source, String binaryName) throws IOException {
        try {
            FileObject file =
                    filer.getResource(
                            StandardLocation.CLASS_OUTPUT,
                            pkg(type, binaryName),
                            simple(binaryName));
            URI uri = file.toUri();
            Path path = "file".equals(uri.getScheme()) ? Path.of(uri) : null;
            if (path == null || isFresh(path)) {
                try (InputStream in = file.openInputStream()) {
                    return ClassFile.given(binaryName, in.readAllBytes(), path);
                }
            }
        } catch (FileNotFoundException | NoSuchFileException notThere) {
            // javac may have written it beside the source.
        }
        Path sibling = sibling(source, binaryName);
        if (sibling != null && Files.exists(sibling) && isFresh(sibling)) {
            return ClassFile.at(binaryName, sibling, sinceMillis);
        }
        throw new IOException(
                "the class file that javac has just written cannot be read back; if this is an IDE's"
                        + " own builder, let it delegate to Maven or Gradle, or run the post-pass:"
                        + " java -jar rouse-transform.jar DIRECTORY");
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
                    filer.createResource(
                            StandardLocation.CLASS_OUTPUT, pkg(origin, name), simple(name), origin);
            try (OutputStream out = file.openOutputStream()) {
                out.write(entry.getValue());
            }
        }
    }

    private boolean isFresh(Path path) throws IOException {
        return Files.getLastModifiedTime(path).toMillis() >= sinceMillis;
    }

    private static @Nullable Path sibling(FileObject source, String binaryName) {
        URI uri = source.toUri();
        return "file".equals(uri.getScheme())
                ? Path.of(uri).resolveSibling(simple(binaryName))
                : null;
    }

    /** With its module, for javac may be compiling more than one. */
    private String pkg(TypeElement type, String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        String pkg = dot < 0 ? "" : binaryName.substring(0, dot);
        ModuleElement module = elements.getModuleOf(type);
        return module == null || module.isUnnamed() ? pkg : module.getQualifiedName() + "/" + pkg;
    }

    private static String simple(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".class";
    }
}
