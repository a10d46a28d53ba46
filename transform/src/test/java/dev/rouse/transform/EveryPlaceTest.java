package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No await is overlooked, wherever an expression can stand. In all of these places it is misplaced,
 * and each is an error of its own; an await that is not seen would make no block.
 */
class EveryPlaceTest {

    /** As members of a class; {@code @} marks each await. */
    private static final String PLACES =
            """
                Object field = @await(f);
                static Object fixed = make(() -> @await(f));
                { @await(f); }
                static { try { @await(f); } catch (Exception e) {} }
                A(Object o) throws Exception { super(); @await(f); }
                A() throws Exception { this(@await(f)); }
                enum Kind {
                    ONE(make(() -> @await(f))), TWO(make(() -> @await(f))) { Object o = make(() -> @await(f)); };
                    Kind(Object o) {}
                }
                record Range(int from, int to) {
                    Range { make(() -> @await(f)); }
                    int size() { make(() -> @await(f)); return to - from; }
                }
                interface Shape {
                    Object CONSTANT = make(() -> @await(f));
                    default void draw() { make(() -> @await(f)); }
                    static void print() { make(() -> @await(f)); }
                }
                static class Nested<T extends Comparable<T>> { Object in = make(() -> @await(f)); }
                @interface Marked { Object MADE = make(() -> @await(f)); }

                int[] arrays() throws Exception {
                    int[] sized = new int[(int) @await(n)];
                    int[][] more = new int[2][@await(n)];
                    int[] listed = {1, @await(n)};
                    int[] typed = new int[] {@await(n), 2};
                    sized[@await(n)] = 1;
                    sized[0] += @await(n);
                    more[0][@await(n)]++;
                    @SuppressWarnings("unused") final int marked = @await(n);
                    return typed;
                }

                @SafeVarargs
                final <T> Object expressions(T... all) throws Exception {
                    Object cast = (Comparable<String> & java.io.Serializable) @await(f);
                    boolean test = @await(f) instanceof String;
                    boolean named = (Object) @await(f) instanceof String text && text.isEmpty();
                    int choice = @await(n) > 0 ? @await(n) : @await(n);
                    String joined = "a" + @await(f) + "b";
                    int negative = -@await(n);
                    int inBrackets = (@await(n));
                    String selected = @await(f).trim().toString();
                    int length = Async@.<String>await(f).length();
                    Supplier<Integer> referred = @await(f)::length;
                    Object made = new StringBuilder(@await(f));
                    Object inner = @await(outer).new Inner(@await(f)) { Object o = make(() -> @await(f)); };
                    Object typed = new ArrayList<Object>(@await(n)) {};
                    Object generic = A.<Object>make(() -> @await(f));
                    Object nested = List.of(List.of(@await(f)), @await(f));
                    Supplier<Object> lambda = () -> make(() -> { return @await(f); });
                    Function<Integer, Object> parameters = (final Integer i) -> make(() -> @await(f));
                    int old = switch (@await(n)) { case 1: yield @await(n); default: yield 2; };
                    int arrow = switch (@await(n)) { case 1 -> @await(n); default -> { yield @await(n); } };
                    var inferred = @await(f);
                    return @await(f);
                }

                class Inner { Inner(Object o) {} }

                void statements(List<Integer> list) throws Exception {
                    if (@await(n) > 0) { @await(f); } else { @await(f); }
                    while (@await(n) > 0) { @await(f); }
                    do { @await(f); } while (@await(n) > 0);
                    for (int i = @await(n); i < @await(n); i += @await(n)) { @await(f); }
                    for (String s : List.of(@await(f))) { @await(f); }
                    label: for (;;) { @await(f); break label; }
                    switch (@await(n)) { case 1 -> @await(f); case 2 -> throw new Exception(@await(f)); default -> {} }
                    switch (@await(n)) { case 1: @await(f); break; default: @await(f); }
                    synchronized (@await(f)) { hashCode(); }
                    try (AutoCloseable c = make(() -> @await(f))) { @await(f); }
                    catch (@SuppressWarnings("unused") RuntimeException e) { @await(f); }
                    finally { @await(f); }
                    assert @await(n) > 0 : @await(f);
                    class Local { Object o = make(() -> @await(f)); }
                    Object anonymous = new Object() { Object o = make(() -> @await(f)); };
                    { { @await(f); } }
                    if (list == null) throw new Exception(@await(f));
                    ;
                }
            """;

    @TempDir Path output;

    @Test
    void eachAwaitIsSeen() {
        String source =
                """
                package p;
                import static dev.rouse.Async.await;
                import dev.rouse.*;
                import java.util.*;
                import java.util.concurrent.Callable;
                import java.util.function.*;
                class A {
                    static Future<String> f = Futures.pending();
                    static Future<Integer> n = Futures.pending();
                    static Future<A> outer = Futures.pending();
                    static <T> AutoCloseable make(Callable<T> made) { return null; }
                %s}
                """
                        .formatted(PLACES);
        List<Long> marks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            if (source.startsWith("@await", i) || source.startsWith("@.<", i)) {
                marks.add((long) text.length());
            } else {
                text.append(source.charAt(i));
            }
        }
        Javac javac = new Javac(output).option("-Xmaxerrs", "1000", "-Xlint:none");
        assertThat(javac.compile("p/A.java", text.toString())).isFalse();
        assertThat(javac.errors())
                .filteredOn(error -> !error.getMessage(null).startsWith("await in"))
                .isEmpty();
        assertThat(javac.errors())
                .extracting(Diagnostic::getPosition)
                .containsExactlyInAnyOrderElementsOf(marks)
                .hasSizeGreaterThan(80);
    }
}
