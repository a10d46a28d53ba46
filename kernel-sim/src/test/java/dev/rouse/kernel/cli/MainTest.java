package dev.rouse.kernel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program, called as the launcher does but with streams of the test. */
@Timeout(60)
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(InputStream in, String... arguments) {
        return Main.run(arguments, in, printer(out), printer(err), false);
    }

    private int type(String text) {
        return run(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private List<String> screen() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void typedTextIsOnTheScreenWithTheKernelsOwn() {
        assertThat(type("Hello, Rouse")).isZero();

        assertThat(screen())
                .hasSize(25)
                .endsWith("Hello World!", "async number: 42", "Hello, Rouse");
        assertThat(errors()).isEmpty();
    }

    @Test
    void emptyInputShowsTheKernelAlone() {
        assertThat(type("")).isZero();

        assertThat(screen()).hasSize(25).endsWith("Hello World!", "async number: 42", "");
    }

    @Test
    void blanksAtTheEndOfARowAreTrimmed() {
        type("a   \n   b   \n");

        assertThat(screen()).endsWith("a", "   b", "");
    }

    @Test
    void longLinesWrapAfterEightyColumns() {
        type("x".repeat(200));

        assertThat(screen()).endsWith("x".repeat(80), "x".repeat(80), "x".repeat(40));
    }

    @Test
    void everyPrintableCharacterIsTyped() {
        StringBuilder all = new StringBuilder();
        for (char character = '!'; character <= '~'; character++) {
            all.append(character);
        }

        type(all.toString());

        assertThat(screen().get(23) + screen().get(24)).isEqualTo(all.toString());
    }

    @Test
    void windowsLineEndsAreOneEach() {
        type("one\r\ntwo\rthree\n");

        assertThat(screen()).endsWith("one", "two", "three", "");
    }

    @Test
    void tabAndBackspaceAreKeys() {
        type("a\tb\bc");

        assertThat(screen()).endsWith("a■b■c");
        assertThat(errors()).isEmpty();
    }

    @Test
    void charactersThatNoKeyTypesAreNamedAndTheRestIsTyped() {
        assertThat(type("na\u00EFve \u2603 \uD83D\uDE00!\u00EF")).isZero();

        assertThat(screen()).endsWith("nave  !");
        assertThat(errors())
                .hasLineCount(1)
                .contains("warning: no key types 'ï' (U+00EF), '☃' (U+2603), '😀' (U+1F600)")
                .contains("left out 4 characters");
    }

    @Test
    void oneCharacterThatNoKeyTypesIsCountedInTheSingular() {
        type("\u0001");

        assertThat(errors())
                .isEqualToIgnoringNewLines(
                        "kernel-sim: warning: no key types U+0001; left out 1 character");
    }

    @Test
    void aBinaryFileDoesNotFloodTheWarning() {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 >> 3);
        }

        assertThat(run(new ByteArrayInputStream(bytes))).isZero();

        assertThat(screen()).hasSize(25);
        assertThat(errors()).hasLineCount(1).contains("others").hasSizeLessThan(1000);
    }

    @Test
    void aHundredKilobytesAreTypedToTheLast() {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 10_000; line++) {
            text.append("line ").append(line).append('\n');
        }

        assertThat(type(text.toString())).isZero();

        assertThat(screen().get(0)).isEqualTo("line 9976");
        assertThat(screen().get(23)).isEqualTo("line 9999");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aVeryLongLineIsTypedToTheLast() {
        type("0123456789".repeat(10_000));

        assertThat(screen()).hasSize(25).containsOnly("0123456789".repeat(8));
    }

    @Test
    void helpIsPrinted() {
        assertThat(run(InputStream.nullInputStream(), "--help")).isZero();

        assertThat(screen().get(0)).startsWith("Usage: kernel-sim");
        assertThat(errors()).isEmpty();
    }

    @Test
    void versionIsPrinted() {
        assertThat(run(InputStream.nullInputStream(), "--version")).isZero();

        assertThat(screen()).hasSize(1);
        assertThat(screen().get(0)).startsWith("kernel-sim ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-such-option", "-x", "file.txt", "--help=no\nnewline"})
    void badArgumentsAreOneLineAndExitCodeTwo(String argument) {
        assertThat(run(InputStream.nullInputStream(), argument)).isEqualTo(2);

        assertThat(screen()).isEmpty();
        assertThat(errors()).hasLineCount(1).startsWith("kernel-sim: ").contains("(see --help)");
    }

    @Test
    void inputThatCannotBeReadIsReported() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the pipe burst");
                    }
                };

        assertThat(run(broken)).isEqualTo(1);

        assertThat(errors()).contains("the pipe burst");
        assertThat(screen()).describedAs("what there was").contains("async number: 42");
    }

    @Test
    void theSameInputGivesTheSameOutput() {
        type("same\n");
        String first = out.toString(StandardCharsets.UTF_8);
        out.reset();

        type("same\n");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(first);
    }
}
