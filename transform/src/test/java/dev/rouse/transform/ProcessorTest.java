package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.Future;
import dev.rouse.Generator;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            import static dev.rouse.Async.emit;
            import static dev.rouse.Async.generator;
            import static dev.rouse.Async.stream;
            import static dev.rouse.Async.yield_;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "async(() -> @await(Futures.ready(1)))",
                "stream(() -> @emit(Futures.ready(1)))",
                "generator(() -> { Async@.yield_(1); return 2; })"
            })
    void forgottenProcessorIsACompileErrorAtTheFirstCall(String block) {
        String source =
                HEAD
                        + """
                        class A {
                            Object a = %s;
                            Object b = async(() -> await(Futures.ready(2)));
                        }
                        """
                                .formatted(block);
        Javac javac = new Javac(output).withoutProcessor().option("-proc:none");
        assertThat(javac.compile("p/A.java", source.replace("@", ""))).isFalse();
        assertThat(javac.errors()).hasSize(1);
        assertThat(javac.errors().get(0).getMessage(null))
                .matches("(await|emit|yield_) is used, but the processor .* does not run.*")
                .startsWith(source.split("@\\.?")[1].split("\\(")[0]);
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
    void emitAndYieldThatWereNotCompiledThrowAndSayHow() throws Exception {
        ClassLoader plain = SampleClasses.all("-g").untransformed();
        Class<?> t = plain.loadClass("sample.T");
        dev.rouse.Stream<?> stream =
                (dev.rouse.Stream<?>)
                        plain.loadClass("sample.Streams")
                                .getMethod("oneItem", t)
                                .invoke(null, t.getConstructor().newInstance());
        assertThatThrownBy(() -> stream.pollNext(new TestContext()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("this emit was not compiled")
                .hasMessageContaining("rouse-transform");
        Generator<?, ?> generator =
                (Generator<?, ?>)
                        plain.loadClass("sample.Generators")
                                .getMethod("oneValue", t)
                                .invoke(null, t.getConstructor().newInstance());
        assertThatThrownBy(generator::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("this yield_ was not compiled")
                .hasMessageContaining("rouse-transform");
    }

    /** What the processor checks in sources, a post-pass finds in class files. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "async(() -> emit(1))                          | emit in an async block",
                "generator(() -> { yield_(await(f)); return 1; }) | await in a generator",
                "((Runnable) () -> yield_(1))                  | yield_ outside a generator's block",
                "stream(() -> { synchronized (this) { emit(1); } }) | emit while holding a monitor",
                "async((AsyncBlock<Object> & java.io.Serializable) () -> await(f)) | of more types",
            })
    void postPassRefusesWhatTheProcessorRefuses(String expression, String message) {
        byte[] bytes =
                SampleClasses.of("A.java", inClass("Object o = " + expression + ";"))
                        .bytes()
                        .get("p.A");
        assertThatThrownBy(() -> AsyncTransformer.transform(bytes))
                .isInstanceOf(AsyncCompileException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("line 13");
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
                        "Object o = async((AsyncBlock<Object> & java.io.Serializable) () -> @await(f));",
                        "no async block but a dev.rouse.AsyncBlock & java.io.Serializable, which"),
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
                        "await in a method"),
                Arguments.of(
                        "void m() { @emit(1); }", "emit in a method, outside a stream's block"),
                Arguments.of("A() { @yield_(1); }", "yield_ in a constructor, outside a generator"),
                Arguments.of(
                        "int x() { @emit(1); return 1; } Object o = stream(() -> emit(x()));",
                        "put the code into stream(() -> { ... }) and emit there"),
                Arguments.of(
                        "Object o = async(() -> { @emit(1); });",
                        "emit in an async block, which gives one value, at its end"),
                Arguments.of(
                        "Object o = async(() -> { @yield_(1); return 2; });",
                        "yield_ in an async block"),
                Arguments.of(
                        "Object o = stream(() -> { emit(1); @yield_(2); });",
                        "yield_ in a stream, which gives its values with emit"),
                Arguments.of(
                        "Object o = generator(() -> { yield_(1); @emit(2); return 3; });",
                        "emit in a generator, which gives its values with yield_"),
                Arguments.of(
                        "Object o = generator(() -> { yield_(@await(f)); return 3; });",
                        "await in a generator, which runs on its caller's thread"),
                Arguments.of(
                        "Object o = stream(() -> { Runnable r = () -> @emit(2); r.run(); });",
                        "no stream's block but a java.lang.Runnable, which cannot be suspended"),
                Arguments.of(
                        "Object o = generator(() -> { new Object() { void m() { @yield_(2); } }.m(); return 1; });",
                        "yield_ in a method, outside a generator's block"),
                Arguments.of(
                        "Object o = stream(() -> { synchronized (this) { @emit(1); } });",
                        "emit inside a synchronized block"),
                Arguments.of(
                        "Object o = generator(() -> { synchronized (this) { return stream(() -> { synchronized (this) { } emit(1); @yield_(1); }); } });",
                        "yield_ in a stream"),
                Arguments.of(
                        "Object o = stream(() -> java.util.List.of(1).forEach(@Async::emit));",
                        "emit cannot be a method reference"),
                Arguments.of(
                        "Object o = generator(() -> { java.util.List.of(1).forEach(@Async::yield_); return 1; });",
                        "yield_ cannot be a method reference"));
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                Arguments.of(
                        "Stream<String> s = stream(() -> emit(@1));",
                        "this stream's items are String, emit gives Integer; convert"),
                Arguments.of(
                        "Stream<Long> s = stream(() -> { emit(1L); emit(@2); });",
                        "items are Long, emit gives Integer"),
                Arguments.of(
                        "Stream<Byte> s = stream(() -> emit(@5));",
                        "items are Byte, emit gives Integer"),
                Arguments.of(
                        "StreamBlock<? extends CharSequence> b = () -> { emit(\"s\"); emit(@'c'); };",
                        "items are CharSequence, emit gives Character"),
                Arguments.of(
                        "StreamBlock<? super String> b = () -> emit(@new Object());",
                        "items are String, emit gives Object"),
                Arguments.of(
                        "<T> Stream<T> s(T t) { return stream(() -> { emit(t); emit(@this); }); }",
                        "items are T, emit gives A"),
                Arguments.of(
                        "<T> void take(StreamBlock<T> b, T t) {} { take(() -> emit(@1), \"s\"); }",
                        "items are String, emit gives Integer"),
                Arguments.of(
                        "<T> Stream<Maybe<T>> s(T t) { return stream(() -> emit(@t)); } interface Maybe<T> {}",
                        "items are Maybe<T>, emit gives T"),
                Arguments.of(
                        "void take(Stream<String> s) {} { take(stream(() -> emit(@1))); }",
                        "items are String, emit gives Integer"),
                Arguments.of(
                        "Supplier<Stream<String>> s = () -> stream(() -> emit(@1));",
                        "items are String, emit gives Integer"),
                Arguments.of(
                        "Stream<java.util.List<String>> s = stream(() -> emit(java.util.List.of@()));",
                        "items are List<String>, emit gives List<Object>; put the value into a variable"),
                Arguments.of(
                        "Stream<java.util.Date> s = stream(() -> emit(@new java.sql.Date(0)));",
                        null),
                Arguments.of(
                        "Stream<java.sql.Date> s = stream(() -> emit(@new java.util.Date()));",
                        "items are java.sql.Date, emit gives java.util.Date"),
                Arguments.of(
                        "Stream<String> s(boolean b) { return stream(() -> emit(b ? \"s\" : @(2))); }",
                        "emit gives Integer"),
                Arguments.of(
                        "Stream<String> s(int k) { return stream(() -> emit(switch (k) { case 1 -> \"s\"; case 2 -> { Object o = switch (k) { default -> { yield 5; } }; yield @o; } default -> null; })); }",
                        "emit gives Object"),
                Arguments.of(
                        "Generator<String, Integer> g = generator(() -> { yield_(\"s\"); yield_(@1); return 1; });",
                        "this generator's values are String, yield_ gives Integer"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void valueOfAWrongTypeIsAnErrorWithTheCaretOnIt(String member, @Nullable String message) {
        if (message == null) {
            assertThat(new Javac(output).compile("p/A.java", inClass(member).replace("@", "")))
                    .isTrue();
        } else {
            misplacedAwaitIsAnErrorWithTheCaretOnIt(member, message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stream<Number> s = stream(() -> { emit(1); emit(2.5); emit(null); });",
                "Stream<Long> s(boolean b) { return stream(() -> emit(b ? 1 : 2L)); }",
                "Stream<String> s(boolean b) { return stream(() -> emit(b ? null : (\"s\"))); }",
                "Stream<Object> s = stream(() -> { emit(1); emit(\"s\"); });",
                "Object o = stream(() -> { emit(1); emit(\"s\"); });",
                "{ var v = stream(() -> { emit(1); emit(\"s\"); }); }",
                "StreamBlock<?> b = () -> { emit(1); emit(\"s\"); };",
                "<T extends Comparable<T>> Stream<T> s(T t) { return stream(() -> emit(t)); }",
                "Stream<Comparable<Integer>> s = stream(() -> emit(1));",
                "Stream<String> s = stream(() -> emit(await(f)));",
                "Stream<int[]> s = stream(() -> emit(new int[] {1}));",
                "Stream<@org.jspecify.annotations.Nullable String> s = stream(() -> { emit(\"s\"); emit(null); });",
                "void take(Stream<String> s) {} { take(stream(() -> emit(\"s\"))); }",
                "Stream<String> s(boolean b) { return b ? stream(() -> emit(\"s\")) : stream(() -> {}); }",
                "Supplier<Stream<String>> s = () -> stream(() -> emit(\"s\"));",
                "Object o = java.util.List.of(stream(() -> emit(1)), stream(() -> emit(\"s\")));",
                "Generator<Character, Void> g = generator(() -> { yield_('c'); return null; });",
                "Generator<Integer, String> g = generator(() -> { for (int i = 0; ; i++) yield_(i); });",
                "static void emit(String s) {} { emit(\"of its own\"); A.emit(null); }",
            })
    void valueOfTheRightTypeIsNone(String member) {
        Javac javac = new Javac(output);
        assertThat(javac.compile("p/A.java", inClass(member))).as("%s", javac.errors()).isTrue();
    }

    @Test
    void annotationsOfTypesAreNotShown() {
        Javac javac = new Javac(output);
        String nullable = "@org.jspecify.annotations.Nullable String";
        assertThat(
                        javac.compile(
                                "p/A.java",
                                inClass("Stream<" + nullable + "> s = stream(() -> emit(1));")))
                .isFalse();
        assertThat(javac.errors().get(0).getMessage(null))
                .startsWith("this stream's items are String, emit gives Integer;");
    }

    @Test
    void rawBlocksAreNotChecked() {
        Javac javac = new Javac(output);
        assertThat(javac.compile("p/A.java", inClass("StreamBlock b = () -> emit(1);"))).isTrue();
    }

    private static String inClass(String member) {
        return HEAD + "class A {\n  Future<String> f = Futures.pending();\n  " + member + "\n}\n";
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void misplacedAwaitIsAnErrorWithTheCaretOnIt(String member, String message) {
        String source = inClass(member);
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
