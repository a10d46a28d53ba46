package dev.rouse.transform;

import com.sun.source.util.JavacTask;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link LoaderCache} keeps, and what tests say to it. */
final class KeptLoaders {

    /** The loader of javac, which is also that of the tests. */
    static final ClassLoader JAVAC = JavacTask.class.getClassLoader();

    private KeptLoaders() {}

    /** By the path of a jar: its time and size, and its loader. */
    @SuppressWarnings("unchecked")
    static Map<String, Map.Entry<Object, SoftReference<ClassLoader>>> table() {
        return (Map<String, Map.Entry<Object, SoftReference<ClassLoader>>>)
                System.getProperties().getOrDefault(LoaderCache.TABLE, Map.of());
    }

    static CodeSource at(Path file) throws MalformedURLException {
        return at(file.toUri().toURL());
    }

    static CodeSource at(@Nullable URL url) {
        return new CodeSource(url, (Certificate[]) null);
    }

    static void awaitCollected(List<WeakReference<?>> references) {
        for (WeakReference<?> reference : references) {
            while (reference.get() != null) {
                System.gc(); // the watchdog ends this if it never succeeds
            }
        }
    }
}
