package dev.rouse.kernel.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.kernel.keyboard.KeyCode;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From characters to keys: Shift, line ends, and what no key types. */
class TextStrokesTest {

    private TextStrokes strokes = new TextStrokes(new StringReader(""));

    private String keys(String text) {
        strokes = new TextStrokes(new StringReader(text));
        List<String> keys = new ArrayList<>();
        for (Stroke stroke; (stroke = strokes.get()) != null; ) {
            StringBuilder key = new StringBuilder();
            stroke.held().forEach(held -> key.append(held).append('+'));
            keys.add(key.append(stroke.key()).toString());
        }
        return String.join(" ", keys);
    }

    @Test
    void lettersAndDigits() {
        assertThat(keys("aZ9")).isEqualTo("A LShift+Z Key9");
    }

    @Test
    void everyPrintableCharacterOfAsciiHasAStroke() {
        for (int character = ' '; character <= '~'; character++) {
            assertThat(UsStrokes.of(character)).describedAs("%c", character).isNotNull();
        }
    }

    @Test
    void mainKeysAreUsedAndNotTheNumberPad() {
        assertThat(keys("+-*/.7"))
                .isEqualTo("LShift+OemPlus OemMinus LShift+Key8 Oem2 OemPeriod Key7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb"})
    void lineEndsOfAllKindsAreOneReturn(String text) {
        assertThat(keys(text)).isEqualTo("A Return B");
    }

    @Test
    void aReturnForEachLineEnd() {
        assertThat(keys("\r\r\n\n")).isEqualTo("Return Return Return");
    }

    @Test
    void controlCharactersThatAreKeys() {
        assertThat(keys("\t\b\u001B\u007F")).isEqualTo("Tab Backspace Escape Delete");
    }

    @Test
    void charactersThatNoKeyTypesAreLeftOutAndRemembered() {
        assertThat(keys("a\u00E9b\u2603\u00E9\uD83D\uDE00\u0001c")).isEqualTo("A B C");

        assertThat(strokes.untypeable()).containsExactly(0xE9, 0x2603, 0x1F600, 1);
        assertThat(strokes.untypeableCount()).isEqualTo(5);
    }

    @Test
    void aByteOrderMarkAtTheStartIsNoText() {
        assertThat(keys("\uFEFFa")).isEqualTo("A");
        assertThat(strokes.untypeable()).isEmpty();
        assertThat(keys("a\uFEFF")).isEqualTo("A");
        assertThat(strokes.untypeable()).containsExactly(0xFEFF);
    }

    @Test
    void theEndIsGivenAgainAndAgain() {
        keys("a");

        assertThat(strokes.get()).isNull();
        assertThat(strokes.get()).isNull();
    }

    @Test
    void aReaderThatFailsIsReported() {
        TextStrokes failing =
                new TextStrokes(
                        new Reader() {
                            @Override
                            public int read(char[] buffer, int offset, int length)
                                    throws IOException {
                                throw new IOException("gone");
                            }

                            @Override
                            public void close() {}
                        });

        assertThatThrownBy(failing::get)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
    }

    @Test
    void theStrokeOfACapitalHoldsShift() {
        assertThat(UsStrokes.of('H')).isEqualTo(new Stroke(List.of(KeyCode.L_SHIFT), KeyCode.H));
    }
}
