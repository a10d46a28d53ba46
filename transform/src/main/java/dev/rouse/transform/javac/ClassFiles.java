package dev.rouse.transform.javac;

import com.sun.source.util.TaskEvent;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Reads back the class files that javac has just written, and writes them again, through the filer:
 * so it works with every file manager that can give back what it was given. Two cases are special,
 * and use files directly. Without {@code -d} javac writes beside the source, which the filer does
 * not know. And since JDK 21 javac warns when a file is opened for output twice, so a class that is
 * found on disk as the filer gave it is replaced there, and its frames are put beside it: the filer
 * compares each file with all that it has made before, which takes the longer the more there are.
 */
final class ClassFiles {

    private final Filer filer;
    private final long startMillis = System.currentTimeMillis();

    /** Where classes were found that the filer does not know of, by package. */
    private final Map<String, Path> besideSource = new HashMap<>();

    /** Where the filer says that the class is which was read last. */
    private @Nullable URI lastRead;

    /** Where that class was found on disk, as the filer gave it. */
    private @Nullable Path lastReplaced;

    ClassFiles(Filer filer) {
        this.filer = filer;
    }

    byte[] read(TaskEvent event, String binaryName) throws IOException {
        lastRead = null;
        lastReplaced = null;
        try {
            FileObject file =
                    filer.getResource(
                            StandardLocation.CLASS_OUTPUT, pkg(binaryName), simple(binaryName));
            if (isFresh(file.toUri())) {
                try (InputStream in = file.openInputStream()) {
                    lastRead = file.toUri();
                    return in.readAllBytes();
                }
            }
        } catch (FileNotFoundException | NoSuchFileException notThere) {
            // javac may have written it beside the source.
        }
        Path sibling = sibling(event, binaryName);
        if (sibling != null && Files.exists(sibling) && isFresh(sibling.toUri())) {
            besideSource.put(pkg(binaryName), sibling.getParent());
            return Files.readAllBytes(sibling);
        }
        throw new IOException(
                "the class file that javac has just written cannot be read back; if this is an IDE's"
                        + " own builder, let it delegate to Maven or Gradle, or run the post-pass:"
                        + " java -jar rouse-transform.jar DIRECTORY");
    }

    /**
     * Replaces the class that was read last.
     *
     * @param original what was read
     */
    void rewrite(String binaryName, byte[] original, byte[] classFile, TypeElement origin)
            throws IOException {
        if (lastRead != null && isOnDisk(lastRead, original)) {
            lastReplaced = Path.of(lastRead);
            Files.write(lastReplaced, classFile);
        } else {
            write(binaryName, classFile, origin);
        }
    }

    /** Writes a frame of the class that was replaced last. */
    void write(String binaryName, byte[] classFile, TypeElement origin) throws IOException {
        Path directory =
                lastReplaced != null ? lastReplaced.getParent() : besideSource.get(pkg(binaryName));
        if (directory != null) {
            Files.write(directory.resolve(simple(binaryName)), classFile);
            return;
        }
        FileObject file =
                filer.createResource(
                        StandardLocation.CLASS_OUTPUT, pkg(binaryName), simple(binaryName), origin);
        try (OutputStream out = file.openOutputStream()) {
            out.write(classFile);
        }
    }

    /** A file of an earlier build must not be taken for the new one. File times are coarse. */
    private boolean isFresh(URI uri) throws IOException {
        return !"file".equals(uri.getScheme())
                || Files.getLastModifiedTime(Path.of(uri)).toMillis() >= startMillis - 2000;
    }

    /** A file manager may name a file and keep its content elsewhere. */
    private static boolean isOnDisk(URI uri, byte[] classFile) throws IOException {
        return "file".equals(uri.getScheme())
                && Files.isRegularFile(Path.of(uri))
                && Arrays.equals(Files.readAllBytes(Path.of(uri)), classFile);
    }

    private static @Nullable Path sibling(TaskEvent event, String binaryName) {
        URI source = event.getSourceFile().toUri();
        return "file".equals(source.getScheme())
                ? Path.of(source).resolveSibling(simple(binaryName))
                : null;
    }

    private static String pkg(String binaryName) {
        int dot = binaryName.lastIndexOf('.');
        return dot < 0 ? "" : binaryName.substring(0, dot);
    }

    private static String simple(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".class";
    }
}
