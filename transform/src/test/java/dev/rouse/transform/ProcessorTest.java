package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The processor inside javac: what it compiles, and what it refuses, with the caret where it
 * belongs.
 */
class ProcessorTest {

    private static final String HEAD =
            """
            package p;
            import static dev.rouse.Async.async;
            import static dev.rouse.Async.await;
            import dev.rouse.*;
            import java.util.function.Supplier;
            import java.util.concurrent.Callable;
            """;

    @TempDir Path output;

    @Test
    void blocksAreCompiledWhileJavacRuns() throws Exception {
        Javac javac = new Javac(output).option("-Xlint:all,-options", "-Werror");
        boolean compiled =
                javac.compile(
                        "p/A.java",
                        HEAD.replace("import java.util.function.Supplier;\n", "")
                                        .replace("import java.util.concurrent.Callable;\n", "")
                                + """
                                public class A {
                                    public static Future<String> f(Future<String> in) {
                                        return async(() -> "got " + await(in));
                                    }
                                    static class Nested {
                                        static Future<Integer> g() {
                                            return async(() -> await(Futures.ready(1)) + 1);
                                        }
                                    }
                                }
                                """);
        assertThat(javac.all()).isEmpty();
        assertThat(compiled).isTrue();
        assertThat(javac.files())
                .containsExactly(
                        "p/A$$Async$f$0.class",
                        "p/A$Nested$$Async$g$0.class",
                        "p/A$Nested.class",
                        "p/A.class");
        Future<?> future =
                (Future<?>)
                        javac.classes()
                                .loadClass("p.A")
                                .getMethod("f", Future.class)
                                .invoke(null, dev.rouse.Futures.ready("it"));
        assertThat(future.poll(new TestContext())).isEqualTo(Poll.ready("got it"));
    }

    @Test
    void forgottenProcessorIsACompileErrorAtTheFirstAwait() {
        String source =
                HEAD
                        + """
                        class A {
                            Object a = async(() -> @await(Futures.ready(1)));
                            Object b = async(() -> await(Futures.ready(2)));
                        }
                        """;
        Javac javac = new Javac(output).withoutProcessor().option("-proc:none");
        assertThat(javac.compile("p/A.java", source.replace("@", ""))).isFalse();
        assertThat(javac.errors()).hasSize(1);
        assertThat(javac.errors().get(0).getMessage(null))
                .contains("await is used, but the processor that compiles it does not run");
        assertThat(javac.errors().get(0).getPosition()).isEqualTo(source.indexOf('@'));
    }

    @Test
    void awaitThatWasNotCompiledThrowsAndSaysHow() throws Exception {
        ClassLoader plain =
                SampleClasses.of(
                                "A.java",
                                HEAD
                                        + """
                                        public class A {
                                            public static Future<String> f() {
                                                return async(() -> await(Futures.ready("v")));
                                            }
                                        }
                                        """)
                        .untransformed();
        Future<?> future = (Future<?>) plain.loadClass("p.A").getMethod("f").invoke(null);
        assertThatThrownBy(() -> future.poll(new TestContext()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rouse-transform")
                .hasMessageContaining("annotationProcessorPaths");
    }

    @Test
    void sameSourceGivesTheSameBytes() {
        SampleClasses samples = SampleClasses.all("-g");
        samples.bytes()
                .forEach(
                        (name, bytes) -> {
                            Map<String, byte[]> first = AsyncTransformer.transform(bytes);
                            Map<String, byte[]> second = AsyncTransformer.transform(bytes);
                            assertThat(second.keySet()).isEqualTo(first.keySet());
                            first.forEach((n, b) -> assertThat(second.get(n)).isEqualTo(b));
                            first.values()
                                    .forEach(
                                            done ->
                                                    assertThat(AsyncTransformer.transform(done))
                                                            .as("nothing left to do")
                                                            .isEmpty());
                        });
    }

    @Test
    void classFilesNewerThanAsmKnowsAreCompiledAllTheSame() {
        byte[] bytes = SampleClasses.all("-g").bytes().get("sample.Drops").clone();
        bytes[6] = 0;
        bytes[7] = 99;
        byte[] result = AsyncTransformer.transform(bytes).get("sample/Drops");
        assertThat(result[7]).isEqualTo((byte) 99);
    }

    @Test
    void postPassDoesToFilesWhatTheProcessorDoesInsideJavac() throws Exception {
        for (Map.Entry<String, byte[]> entry : SampleClasses.all("-g").bytes().entrySet()) {
            Path file = output.resolve(entry.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        assertThat(PostPass.run(output)).isGreaterThan(3);
        assertThat(PostPass.run(output)).as("the second time").isZero();
        assertThat(output.resolve("sample/Chain$$Async$total$0.class")).exists();
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of("void m() throws Exception { @await(f); }", "await in a method"),
                Arguments.of("A() throws Exception { @await(f); }", "await in a constructor"),
                Arguments.of(
                        "A() throws Exception { this((String) @await(null)); } A(String s) {}",
                        "await in a constructor"),
                Arguments.of(
                        "Object o = @await(f); A() throws Exception {}",
                        "await in the initialiser of a field"),
                Arguments.of("{ @await(f); } A() throws Exception {}", "await in an initialiser"),
                Arguments.of(
                        "Object o = async(() -> { Callable<String> c = () -> @await(f); return c.call(); });",
                        "no async block but a java.util.concurrent.Callable"),
                Arguments.of(
                        "Object o = async(() -> { Callable<String> c = new Callable<>() { public String call() throws Exception { return @await(f); } }; return c.call(); });",
                        "await in a method, outside an async block"),
                Arguments.of(
                        "Object o = async(() -> { synchronized (this) { return @await(f); } });",
                        "await inside a synchronized block"),
                Arguments.of(
                        "Object o = async(() -> { synchronized (this) { try { return (Object) @await(f); } finally { hashCode(); } } });",
                        "await inside a synchronized block"),
                Arguments.of(
                        "interface F { String g(Future<String> f) throws Exception; } F r = @Async::await;",
                        "method reference"),
                Arguments.of(
                        "static void s() throws Exception { Async@.await(null); }",
                        "await in a method"));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void misplacedAwaitIsAnErrorWithTheCaretOnIt(String member, String message) {
        String source =
                HEAD + "class A {\n  Future<String> f = Futures.pending();\n  " + member + "\n}\n";
        int caret = source.indexOf('@');
        Javac javac = new Javac(output);
        assertThat(javac.compile("p/A.java", source.replace("@", ""))).isFalse();
        List<Diagnostic<? extends JavaFileObject>> errors = javac.errors();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).getMessage(null)).contains(message);
        assertThat(errors.get(0).getPosition()).isEqualTo(caret);
        assertThat(javac.files()).as("nothing half compiled").isEmpty();
    }

    @Test
    void awaitInTheExpressionOfASynchronizedIsAllowed() {
        Javac javac = new Javac(output);
        boolean compiled =
                javac.compile(
                        "p/A.java",
                        HEAD
                                + """
                                class A {
                                    Object o = async(() -> {
                                        synchronized (await(Futures.ready(this))) { return 1; }
                                    });
                                }
                                """);
        assertThat(javac.errors()).isEmpty();
        assertThat(compiled).isTrue();
    }

    @Test
    void modulesAndPackagesWithoutClassesAreLeftAlone() {
        Javac javac = new Javac(output);
        assertThat(javac.compile("module-info.java", "module m { requires java.base; }")).isTrue();
        assertThat(javac.compile("p/package-info.java", "/** d */ package p;")).isTrue();
        assertThat(javac.compile("p/B.java", "package p; interface B {}")).isTrue();
        assertThat(javac.errors()).isEmpty();
    }
}
