package dev.rouse.transform.javac;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class file that javac has just written: what is in it, or where to read that. It knows nothing
 * of javac, and never changes, so any thread may use it.
 */
final class ClassFile {

    private static final byte[] MAGIC = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE};

    private final String binaryName;

    /** What the file manager gave; null if the content is what the file at {@link #path} has. */
    private final byte @Nullable [] given;

    /** Null if it is in no file on disk. */
    private final @Nullable Path path;

    /** A file that was changed before this is another one. */
    private final long sinceMillis;

    private ClassFile(
            String binaryName, byte @Nullable [] given, @Nullable Path path, long sinceMillis) {
        this.binaryName = binaryName;
        this.given = given;
        this.path = path;
        this.sinceMillis = sinceMillis;
    }

    /**
     * A class file that a file manager gave.
     *
     * @param path the file that it named; null if it named none
     */
    static ClassFile given(String binaryName, byte[] bytes, @Nullable Path path) {
        return new ClassFile(binaryName, bytes, path, 0);
    }

    /**
     * A class file that is, or is expected, in a file on disk.
     *
     * @param sinceMillis what is older was left by another compilation
     */
    static ClassFile at(String binaryName, Path path, long sinceMillis) {
        return new ClassFile(binaryName, null, path, sinceMillis);
    }

    String binaryName() {
        return binaryName;
    }

    /** Where it is said to be; null if it is in no file on disk. */
    @Nullable Path path() {
        return path;
    }

    /**
     * Reads what is in it.
     *
     * @throws NoSuchFileException if it is not where it was expected, but nothing is, or something
     *     else
     */
    byte[] bytes() throws IOException {
        if (given != null) {
            return given;
        }
        Path file = requireNonNull(path);
        byte[] bytes = Files.readAllBytes(file);
        if (Files.getLastModifiedTime(file).toMillis() < sinceMillis || !isClassFile(bytes)) {
            throw new NoSuchFileException(file.toString(), null, "not of this compilation");
        }
        return bytes;
    }

    private static boolean isClassFile(byte[] bytes) {
        return bytes.length > MAGIC.length
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** A file manager may name a file and keep its content elsewhere. */
    boolean isOnDisk() throws IOException {
        return path != null
                && (given == null
                        || (Files.isRegularFile(path)
                                && Arrays.equals(Files.readAllBytes(path), given)));
    }

    /**
     * Replaces it, if it is on disk, and puts its frames beside it. The class itself comes last:
     * whatever happens in between, it never refers to a frame that is not there.
     *
     * @param classes the new class and its frames, by internal name
     * @return false if it is not on disk, and nothing was done
     */
    boolean replace(Map<String, byte[]> classes) throws IOException {
        if (path == null || !isOnDisk()) {
            return false;
        }
        String host = binaryName.replace('.', '/');
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            String name = entry.getKey();
            if (!name.equals(host)) {
                String file = name.substring(name.lastIndexOf('/') + 1) + ".class";
                Files.write(path.resolveSibling(file), entry.getValue());
            }
        }
        byte[] changed = classes.get(host);
        if (changed != null) {
            Files.write(path, changed);
        }
        return true;
    }
}
