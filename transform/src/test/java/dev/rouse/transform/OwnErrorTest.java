package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** What goes wrong in our own code is said to be ours, and where; the compiler does not crash. */
class OwnErrorTest {

    private static final String SOURCE =
            """
            package p;
            import static dev.rouse.Async.*;
            public class A {
                Object o = async(() -> await(dev.rouse.Futures.ready(1)));
            }
            """;

    @TempDir Path output;

    /** As if our own code had thrown it: when the class file is asked for, something breaks. */
    private List<Diagnostic<? extends JavaFileObject>> compile(Supplier<FileObject> read)
            throws IOException {
        return compile(SOURCE, read);
    }

    private List<Diagnostic<? extends JavaFileObject>> compile(
            String text, Supplier<FileObject> read) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("string:///p/A.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        try (JavaFileManager files =
                new ForwardingJavaFileManager<>(
                        javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
                    @Override
                    public FileObject getFileForOutput(
                            Location location, String pkg, String name, FileObject sibling) {
                        return read.get();
                    }
                }) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(
                            null,
                            files,
                            diagnostics,
                            List.of(
                                    "-d",
                                    output.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            List.of(source));
            task.setProcessors(List.of(new AsyncProcessor()));
            assertThat(task.call()).isEqualTo(diagnostics.getDiagnostics().isEmpty());
        }
        return diagnostics.getDiagnostics();
    }

    private static void assertIsOneError(
            List<Diagnostic<? extends JavaFileObject>> diagnostics, String... words) {
        assertThat(diagnostics).hasSize(1);
        assertThat(diagnostics.get(0).getKind()).isEqualTo(Diagnostic.Kind.ERROR);
        assertThat(diagnostics.get(0).getLineNumber()).as("at the class").isEqualTo(3);
        assertThat(diagnostics.get(0).getMessage(null)).contains(words);
    }

    @Test
    void exceptionIsAnErrorThatNamesTheClassAndWhereItCameFrom() throws IOException {
        assertIsOneError(
                compile(
                        () -> {
                            throw new UnsupportedOperationException("planted");
                        }),
                "an error of rouse-transform, not of your code, in p.A: ",
                "planted",
                " at ");
    }

    @Test
    void errorIsReportedAsWell() throws IOException {
        assertIsOneError(
                compile(
                        () -> {
                            throw new AssertionError("planted");
                        }),
                "not of your code, in p.A: ",
                "planted");
    }

    @Test
    void classesWithoutAwaitsAreNotEvenRead() throws IOException {
        String source = "package p; class A { class B {} Object o = new Object() {}; }";
        assertThat(
                        compile(
                                source,
                                () -> {
                                    throw new UnsupportedOperationException("planted");
                                }))
                .isEmpty();
    }

    /** A class file that no compiler writes: its stack maps are gone. */
    private static byte[] withoutStackMaps() {
        ClassWriter out = new ClassWriter(0);
        new ClassReader(SampleClasses.all("-g").bytes().get("sample.Shapes"))
                .accept(out, ClassReader.SKIP_FRAMES);
        return out.toByteArray();
    }

    @Test
    void exceptionInABlockNamesTheBlock() throws IOException {
        byte[] bytes = withoutStackMaps();
        assertIsOneError(
                compile(
                        () ->
                                new SimpleJavaFileObject(
                                        URI.create("memory:///p/A.class"),
                                        JavaFileObject.Kind.CLASS) {
                                    @Override
                                    public java.io.InputStream openInputStream() {
                                        return new java.io.ByteArrayInputStream(bytes);
                                    }
                                }),
                "not of your code, in p.A, in lambda$",
                " at dev.rouse.transform.code.");
    }

    @Test
    void toolsGetTheExceptionItself() {
        byte[] bytes = withoutStackMaps();
        assertThatThrownBy(() -> AsyncTransformer.transform(bytes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("in lambda$")
                .hasCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void postPassSaysItOfTheFile() throws IOException {
        Path file = output.resolve("Shapes.class");
        Files.write(file, withoutStackMaps());
        assertThatThrownBy(() -> PostPass.run(output))
                .isInstanceOf(AsyncCompileException.class)
                .hasMessageStartingWith(
                        "an error of rouse-transform, not of your code, in "
                                + file
                                + ", in lambda$");
    }
}
