package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Processor;

/**
 * The processor as one compilation finds it; its loader is closed when that ends.
 *
 * @param loader of this compilation only, as javac makes it
 * @param door the processor that javac sees
 */
record FoundProcessor(URLClassLoader loader, Processor door) implements AutoCloseable {

    /** The classes of the tests are of no use to it: javac has none of them either. */
    static FoundProcessor in(Path... path) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path entry : path) {
            urls.add(entry.toUri().toURL());
        }
        URLClassLoader loader =
                new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        return new FoundProcessor(loader, doorOf(loader));
    }

    static Processor doorOf(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(AsyncProcessor.class.getName());
        assertThat(type.getClassLoader()).isSameAs(loader);
        return (Processor) type.getConstructor().newInstance();
    }

    /** The class of the processor that does the work. */
    Class<?> behind() throws ReflectiveOperationException {
        return classBehind(door);
    }

    static Class<?> classBehind(Processor door) throws ReflectiveOperationException {
        Field field = door.getClass().getDeclaredField("processor");
        field.setAccessible(true);
        return field.get(door).getClass();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
