package dev.rouse.transform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the classes of a jar from memory. The jar is read once, as a whole, and closed: it can be
 * replaced or deleted while its classes are in use, on Windows too. The classes of the jar come
 * before those of the parent, so a class and all of ours that it needs are of the same jar,
 * whatever else is on javac's class path. There are no resources; the transform asks for none.
 *
 * <p>Whoever has loaded this class may be closed while objects of it are in use, as javac closes
 * the loaders of its processors. So nothing here may need a class that is not loaded yet, other
 * than the JDK's. Any thread may load classes, several at a time.
 */
final class JarClassLoader extends SecureClassLoader {

    private static final String SUFFIX = ".class";

    static {
        registerAsParallelCapable();
    }

    private final CodeSource source;

    /** What is in the jar and no class yet, by binary name. */
    private final Map<String, byte[]> unloaded = new ConcurrentHashMap<>();

    private JarClassLoader(CodeSource source, ClassLoader parent) {
        super(parent);
        this.source = source;
    }

    /**
     * Reads a jar.
     *
     * @param source where its classes say that they come from
     * @throws IOException if it cannot be read, or is no jar
     */
    static ClassLoader read(Path jar, CodeSource source, ClassLoader parent) throws IOException {
        JarClassLoader loader = new JarClassLoader(source, parent);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(SUFFIX)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        loader.unloaded.put(binaryName(name), in.readAllBytes());
                    }
                }
            }
        }
        return loader;
    }

    private static String binaryName(String entry) {
        return entry.substring(0, entry.length() - SUFFIX.length()).replace('/', '.');
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            byte[] bytes = unloaded.remove(name);
            if (bytes != null) {
                defineClass(name, bytes, 0, bytes.length, source);
            }
            return super.loadClass(name, resolve); // looks first at what is loaded
        }
    }
}
