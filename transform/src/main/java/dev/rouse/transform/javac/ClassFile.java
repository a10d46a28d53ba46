package dev.rouse.transform.javac;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class file that javac has just written: what is in it, and where it seems to be. It knows
 * nothing of javac, and never changes, so any thread may use it.
 */
final class ClassFile {

    private final String binaryName;
    private final byte[] bytes;

    /** Null if it is in no file on disk. */
    private final @Nullable Path path;

    /** Whether the bytes come from that very file. */
    private final boolean isFromPath;

    private ClassFile(String binaryName, byte[] bytes, @Nullable Path path, boolean isFromPath) {
        this.binaryName = binaryName;
        this.bytes = bytes;
        this.path = path;
        this.isFromPath = isFromPath;
    }

    /**
     * A class file that a file manager gave.
     *
     * @param path the file that it named; null if it named none
     */
    static ClassFile given(String binaryName, byte[] bytes, @Nullable Path path) {
        return new ClassFile(binaryName, bytes, path, false);
    }

    /** A class file that was read from a file on disk. */
    static ClassFile read(String binaryName, Path path) throws IOException {
        return new ClassFile(binaryName, Files.readAllBytes(path), path, true);
    }

    String binaryName() {
        return binaryName;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Whether a look at the disk is worth while. */
    boolean mayBeOnDisk() {
        return path != null;
    }

    /** A file manager may name a file and keep its content elsewhere. */
    boolean isOnDisk() throws IOException {
        return path != null
                && (isFromPath
                        || (Files.isRegularFile(path)
                                && Arrays.equals(Files.readAllBytes(path), bytes)));
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
