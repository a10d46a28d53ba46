package dev.rouse.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that the JIT will never compile are reported where they stand. */
class SizeWarningTest {

    @TempDir Path output;

    private static String source(int additions) {
        return """
        package p;
        import static dev.rouse.Async.*;
        import dev.rouse.*;
        class A {
            Object small = async(() -> await(Futures.ready(1)));
            Future<Long> big() {
                return async(() -> {
                    long sum = await(Futures.ready(1L));
                    %s
                    return sum + await(Futures.ready(2L));
                });
            }
        }
        """
                .formatted("sum += sum * 1000003L; ".repeat(additions));
    }

    @Test
    void hugeBlockIsAWarningAtItsLambdaWithItsExactSize() {
        Javac javac = new Javac(output);
        boolean compiled = javac.compile("p/A.java", source(1100));
        assertThat(javac.all()).hasSize(1);
        assertThat(compiled).isTrue();
        Diagnostic<? extends JavaFileObject> warning = javac.all().get(0);
        assertThat(warning.getKind()).isEqualTo(Diagnostic.Kind.WARNING);
        assertThat(warning.getLineNumber()).isEqualTo(7);
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

    /** As javap sees it: the body ends with a throw, which is one byte long. */
    private int sizeOf(String method) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(out, out, "-c", "-p", output.resolve("p/A.class").toString());
        String body = text.toString();
        body = body.substring(body.indexOf(method));
        Matcher end = Pattern.compile("(?m)^ +(\\d+): athrow\\s*$").matcher(until(body));
        List<Integer> ends = end.results().map(r -> Integer.valueOf(r.group(1))).toList();
        return ends.get(ends.size() - 1) + 1;
    }

    private static String until(String body) {
        int end = body.indexOf("\n\n");
        return end < 0 ? body : body.substring(0, end);
    }
}
