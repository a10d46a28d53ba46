package dev.rouse.transform;

import static dev.rouse.transform.KeptLoaders.JAVAC;
import static dev.rouse.transform.KeptLoaders.at;
import static dev.rouse.transform.KeptLoaders.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.transform.javac.BlockProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.Arrays;
import javax.annotation.processing.Processor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not kept, so that the compilation goes on with the classes that javac has loaded. */
class LoaderCacheFallbackTest {

    @TempDir Path directory;

    private Path jar() throws IOException {
        return TransformJar.write(directory.resolve("transform.jar"));
    }

    private OneAwait one(String name) {
        return new OneAwait(directory, name);
    }

    @Test
    void directoryIsNotKept() throws Exception {
        Path classes = TransformJar.placeOf(AsyncProcessor.class);
        try (FoundProcessor found = FoundProcessor.in(classes, jar())) { // ASM is in the jar
            assertThat(found.behind().getClassLoader()).isSameAs(found.loader());
            one("A").assertCompiles(found.door());
        }
        assertThat(table()).doesNotContainKey(classes.toString());
    }

    @Test
    void whatJavacItselfHasLoadedIsNotLoadedAgain() throws Exception {
        assertThat(FoundProcessor.classBehind(new AsyncProcessor())).isSameAs(BlockProcessor.class);
    }

    @Test
    void switchTurnsItOff() throws Exception {
        Path jar = jar();
        System.setProperty(LoaderCache.OFF, "");
        try (FoundProcessor found = FoundProcessor.in(jar)) {
            assertThat(found.behind().getClassLoader()).isSameAs(found.loader());
            one("A").assertCompiles(found.door());
        } finally {
            System.clearProperty(LoaderCache.OFF);
        }
        assertThat(table()).doesNotContainKey(jar.toString());
    }

    /**
     * Has the classes of this module and of ASM, and lets them say that they are from elsewhere.
     */
    private static final class Displaced extends SecureClassLoader {
        private final @Nullable CodeSource source;

        Displaced(@Nullable CodeSource source) {
            super(ClassLoader.getPlatformClassLoader());
            this.source = source;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = JAVAC.getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length, source);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private void assertNotKept(@Nullable CodeSource source) throws Exception {
        Displaced loader = new Displaced(source);
        Processor door = FoundProcessor.doorOf(loader);
        assertThat(FoundProcessor.classBehind(door).getClassLoader()).isSameAs(loader);
        one("A").assertCompiles(door);
    }

    @Test
    void brokenJarDoesNotFailTheCompilation() throws Exception {
        Path jar = jar();
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        assertNotKept(at(jar));
        Files.writeString(jar, "no jar");
        assertNotKept(at(jar));
        Files.delete(jar);
        assertNotKept(at(jar));
    }

    @Test
    void brokenClassDoesNotFailTheCompilation() throws Exception {
        assertNotKept(at(TransformJar.writeBroken(directory.resolve("broken.jar"))));
    }

    @Test
    void unknownPlaceDoesNotFailTheCompilation() throws Exception {
        assertNotKept(null);
        assertNotKept(at((URL) null));
        assertNotKept(at(new URL("jar:" + jar().toUri() + "!/inside.jar")));
        assertNotKept(at(new URL("http://localhost/transform.jar")));
        assertNotKept(at(new URL("file:/with a space/transform.jar")));
    }

    /** Its ASM is in another jar, which is not where we look. */
    @Test
    void jarThatIsNotCompleteIsNotKept() throws Exception {
        Path jar = TransformJar.writeWithoutAsm(directory.resolve("thin.jar"));
        assertThatThrownBy(() -> LoaderCache.loader(at(jar), ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessageContaining("ClassReader");
        assertThat(table()).doesNotContainKey(jar.toString());
    }
}
