package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.testing.TestContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that are too long, for the JIT or for the JVM, are reported where they stand. */
class BlockSizeTest {

    @TempDir Path output;

    private static String source(int additions) {
        return source("sum += sum * 1000003L; ", additions);
    }

    private static String source(String statement, int times) {
        return """
        package p;
        import static dev.rouse.Async.*;
        import dev.rouse.*;
        public class A {
            static Future<Long> later(long v) { return Futures.yieldNow().map(n -> v); }
            Object small = async(() -> await(Futures.ready(1)));
            static Future<Long> big() {
                return async(() -> {
                    long sum = await(later(1L));
                    %s
                    return sum + await(later(2L));
                });
            }
        }
        """
                .formatted(statement.repeat(times));
    }

    @Test
    void hugeBlockIsAWarningAtItsLambdaWithItsExactSize() {
        Javac javac = new Javac(output);
        boolean compiled = javac.compile("p/A.java", source(1100));
        assertThat(javac.all()).hasSize(1);
        assertThat(compiled).isTrue();
        Diagnostic<? extends JavaFileObject> warning = javac.all().get(0);
        assertThat(warning.getKind()).isEqualTo(Diagnostic.Kind.WARNING);
        assertThat(warning.getLineNumber()).isEqualTo(8);
        assertThat(warning.getMessage(null))
                .contains("is " + sizeOf("lambda$big$") + " bytes of code")
                .contains("split it");
    }

    @Test
    void blockOfUsualSizeIsNone() {
        Javac javac = new Javac(output);
        assertThat(javac.compile("p/A.java", source(900))).isTrue();
        assertThat(sizeOf("lambda$big$")).isBetween(6000, 8000);
        assertThat(javac.all()).isEmpty();
    }

    /** Its jumps are longer than an instruction usually can say. */
    @Test
    void blockThatJustFitsRuns() throws Exception {
        Javac javac = new Javac(output);
        int additions = 8000;
        assertThat(javac.compile("p/A.java", source(additions))).isTrue();
        assertThat(sizeOf("lambda$big$")).isGreaterThan(60_000);
        Method big = javac.classes().loadClass("p.A").getDeclaredMethod("big");
        big.setAccessible(true);
        long sum = 1;
        for (int i = 0; i < additions; i++) {
            sum += sum * 1000003L;
        }
        Future<?> future = (Future<?>) big.invoke(null);
        TestContext cx = new TestContext();
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        assertThat(future.poll(cx)).isSameAs(Poll.pending());
        assertThat(future.poll(cx)).isEqualTo(Poll.ready(sum + 2));
    }

    /** Its many branches have many variables each to be told of, some 12 MB in all. */
    @Test
    void blockWithManyVariablesAndBranchesFits() {
        StringBuilder variables = new StringBuilder("int w = 0");
        for (int i = 0; i < 1000; i++) {
            variables.append(", w").append(i).append(" = 0");
        }
        Javac javac = new Javac(output);
        String body = variables + "; " + "if (w == 0) { w++; } ".repeat(3000) + "sum += w; ";
        assertThat(javac.compile("p/A.java", source(body, 1))).as("%s", javac.all()).isTrue();
        assertThat(sizeOf("lambda$big$")).isBetween(20_000, 65_535);
    }

    @Test
    void blockThatDoesNotFitIntoAClassFileIsAnErrorAtItsLambda() {
        Javac javac = new Javac(output);
        assertThat(javac.compile("p/A.java", source("sum += await(later(2L)); ", 1500))).isFalse();
        assertThat(javac.errors()).hasSize(1);
        Diagnostic<? extends JavaFileObject> error = javac.errors().get(0);
        assertThat(error.getLineNumber()).isEqualTo(8);
        assertThat(error.getMessage(null))
                .containsPattern(
                        "p\\.A\\.lambda\\$big\\$\\d, becomes \\d{5,6} bytes of code with its 1502 awaits")
                .contains("a method can have 65535")
                .contains("split it")
                .doesNotContain("not of your code");
    }

    /** As javap sees it: the body ends with the jump back of what is resumed last. */
    private int sizeOf(String method) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(out, out, "-c", "-p", output.resolve("p/A.class").toString());
        String body = text.toString();
        body = body.substring(body.indexOf(method));
        Matcher jump = Pattern.compile("(?m)^ +(\\d+): goto(_w)? ").matcher(until(body));
        MatchResult last = jump.results().reduce((one, next) -> next).orElseThrow();
        return Integer.parseInt(last.group(1)) + (last.group(2) == null ? 3 : 5);
    }

    private static String until(String body) {
        int end = body.indexOf("\n\n");
        return end < 0 ? body : body.substring(0, end);
    }
}
