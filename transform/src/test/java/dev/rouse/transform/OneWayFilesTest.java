package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File managers as many programs have them: class files go in, and only the program sees them. */
class OneWayFilesTest {

    private static final String SOURCE =
            """
            import static dev.rouse.Async.*;
            class A {
                Object o = async(() -> await(dev.rouse.Futures.ready(1)));
            }
            """;

    @TempDir Path output;

    private static JavaFileManager keeping(JavaFileManager files) {
        return new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return new ByteArrayOutputStream();
                    }
                };
            }
        };
    }

    @Test
    void classThatCannotBeReadBackIsAnErrorThatSaysWhatToDo() {
        Javac javac = new Javac(output).files(OneWayFilesTest::keeping);
        assertThat(javac.compile("A.java", SOURCE)).isFalse();
        assertThat(javac.errors()).hasSize(1);
        assertThat(javac.errors().get(0).getMessage(null))
                .contains("cannot be read back", "getFileForOutput", "AsyncTransformer");
    }
}
