package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.PollNext;
import dev.rouse.Stream;
import dev.rouse.testing.TestContext;
import dev.rouse.transform.code.HandedOut;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the post-pass can say of the types of values, and what it cannot. */
class HandedOutTest {

    private static final String SOURCE =
            """
            package p;
            import static dev.rouse.Async.*;
            import dev.rouse.*;
            import java.util.*;
            public class A<V> {
                static class Animal {}
                static class Dog extends Animal implements Runnable { public void run() {} }
                static class Cat extends Animal {}
                static final class Stone {}
                static Stream<String> field;
                Generator<Long, Void> own;
                static <T> T same(T value) { return value; }
                public static String first(PollNext<String> answer) {
                    return ((PollNext.Item<String>) answer).value();
                }
                %s
            }
            """;

    private static SampleClasses compiled(String member, String... options) {
        return SampleClasses.of("A.java", SOURCE.formatted(member), options);
    }

    private static List<String> mismatches(String member, String... options) {
        Map<String, byte[]> classes = compiled(member, options).bytes();
        return HandedOut.mismatchesIn(
                classes.get("p.A"), name -> classes.get(name.replace('/', '.')));
    }

    @Test
    void theSentenceSaysWhereAndWhatAndWhatComesOfIt() {
        assertThat(mismatches("static Stream<String> f() { return stream(() -> emit(1)); }"))
                .singleElement()
                .asString()
                .matches(
                        "p\\.A\\.lambda\\$f\\$\\d+: this stream's items are java\\.lang\\.String,"
                                + " emit gives java\\.lang\\.Integer \\(line 16\\); who uses it as"
                                + " what it should be gets a ClassCastException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static Stream<Long> f() { return stream(() -> emit(1)); }",
                "static Stream<? extends Number> f() { return stream(() -> emit(\"a\")); }",
                "static Stream<List<String>> f() { return stream(() -> emit(1)); }",
                "static Stream<Map.Entry<String, String>> f() { return stream(() -> emit(1)); }",
                "static Stream<CharSequence> f() { return stream(() -> emit(1)); }",
                "static void f() { field = stream(() -> emit(1)); }",
                "void f() { own = generator(() -> { yield_(1); return null; }); }",
                "static Stream<Dog> f() { return stream(() -> emit(new Cat())); }",
                "static Stream<Runnable> f() { return stream(() -> emit(new Stone())); }",
                "static Stream<Stone> f(Runnable r) { return stream(() -> emit(r)); }",
                "static <T> Stream<Long> f(T t) { return stream(() -> { emit(1L); emit('c'); }); }",
            })
    void valueThatCannotBeWhatIsDeclaredIsFound(String member) {
        assertThat(mismatches(member, "-g:none")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static Stream<String> f() { return stream(() -> emit(\"a\")); }",
                "static Stream<String> f() { return stream(() -> emit(null)); }",
                "static Stream<String> f(List<String> l) { return stream(() -> emit(l.get(0))); }",
                "static Stream<Number> f() { return stream(() -> emit(1)); }",
                "static Stream<Animal> f() { return stream(() -> emit(new Dog())); }",
                "static Stream<Runnable> f(Animal a) { return stream(() -> emit((Runnable) a)); }",
                "static Stream<?> f() { return stream(() -> emit(1)); }",
                "static Stream<? super Integer> f() { return stream(() -> emit(1)); }",
                "static Stream<int[]> f() { return stream(() -> emit(new int[1])); }",
                "static Stream<String[]> f() { return stream(() -> emit(new String[1])); }",
                "static <T> Stream<T> f(T t) { return stream(() -> emit(t)); }",
                "Stream<V> f(V v) { return stream(() -> emit(v)); }",
                "static Generator<Long, String> f()"
                        + " { return generator(() -> { yield_(1L); return \"\"; }); }",
                "static Stream<Integer> f() { return stream(() -> emit(true ? 1 : null)); }",
                "static Object f() { return stream(() -> emit(1)); }",
                "static Stream<String> f(Stream<String> s) { s = stream(() -> {}); return s; }",
                "static Future<String> f() { return async(() -> await(Futures.ready(\"\"))); }",
            })
    void valueThatMayBeWhatIsDeclaredIsNot(String member) {
        assertThat(mismatches(member, "-g")).isEmpty();
    }

    @Test
    void localVariableHasItsTypeInTheClassFileIfThatWasAskedFor() {
        String member = "static void f() { Stream<Long> s = stream(() -> emit(1)); s.drop(); }";
        assertThat(mismatches(member, "-g")).hasSize(1);
        assertThat(mismatches(member, "-g:none")).isEmpty();
    }

    @Test
    void nothingIsSaidOfClassesThatAreNotFound() {
        String member = "static Stream<Dog> f() { return stream(() -> emit(new Cat())); }";
        byte[] alone = compiled(member).bytes().get("p.A");
        assertThat(HandedOut.mismatchesIn(alone, name -> null)).isEmpty();
    }

    @Test
    void twoStreamsOfOneBodyAreTwoStreams() {
        // Without debug information javac makes one method of equal bodies.
        String member =
                "static Stream<Long> f() { return stream(() -> emit(1)); }"
                        + "static Stream<String> g() { return stream(() -> emit(1)); }"
                        + "static Stream<Integer> h() { return stream(() -> emit(1)); }";
        assertThat(mismatches(member, "-g:none"))
                .hasSize(2)
                .anyMatch(sentence -> sentence.contains("items are java.lang.Long"))
                .anyMatch(sentence -> sentence.contains("items are java.lang.String"));
    }

    /** The hole: what is between the block and its type hides a value that is as wrong. */
    @Test
    void wrongValueThatIsNotFoundFailsWhereItIsUsed() throws Exception {
        String member = "public static Stream<String> f() { return same(stream(() -> emit(1))); }";
        assertThat(mismatches(member, "-g")).isEmpty();
        Class<?> a = compiled(member, "-g").transformed().loadClass("p.A");
        Stream<?> stream = (Stream<?>) a.getMethod("f").invoke(null);
        PollNext<?> answer = stream.pollNext(new TestContext());
        assertThat(answer).as("no exception here").isEqualTo(PollNext.item(1));
        assertThatThrownBy(() -> a.getMethod("first", PollNext.class).invoke(null, answer))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(ClassCastException.class);
    }
}
