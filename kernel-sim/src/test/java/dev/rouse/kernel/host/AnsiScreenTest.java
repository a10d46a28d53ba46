package dev.rouse.kernel.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.vga.TextBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to a terminal: everything at first, then only changes. */
class AnsiScreenTest {

    private static final String ESC = "\u001B";

    private final TextBuffer buffer = new TextBuffer();
    private final AnsiScreen screen = new AnsiScreen(buffer);

    private void put(int row, int column, int attribute, char character) {
        buffer.store16(2 * (row * 80 + column), attribute << 8 | character);
    }

    @Test
    void theFirstUpdateClearsAndDrawsAllRows() {
        String update = screen.update();

        assertThat(update).startsWith(ESC + "[0m" + ESC + "[2J" + ESC + "[1;1H");
        assertThat(update).contains(ESC + "[25;1H");
        assertThat(update).doesNotContain(ESC + "[26;1H");
    }

    @Test
    void withoutAChangeThereIsNothingToSend() {
        screen.update();

        assertThat(screen.update()).isEmpty();
    }

    @Test
    void storingTheSameAgainIsNoChange() {
        put(0, 0, 0x07, 'x');
        screen.update();
        put(0, 0, 0x07, 'x');

        assertThat(screen.update()).isEmpty();
    }

    @Test
    void aChangedCellIsAddressedColoredAndSent() {
        screen.update();
        put(24, 3, 0x0E, 'A');

        assertThat(screen.update()).isEqualTo(ESC + "[25;4H" + ESC + "[93;40mA");
    }

    @Test
    void neighboursShareOneAddressAndOneColor() {
        screen.update();
        put(24, 3, 0x0E, 'A');
        put(24, 4, 0x0E, 'B');
        put(24, 6, 0x0E, 'C');

        assertThat(screen.update()).isEqualTo(ESC + "[25;4H" + ESC + "[93;40mAB" + ESC + "[25;7HC");
    }

    @Test
    void aChangeOfColorAloneIsAChange() {
        put(0, 0, 0x07, 'x');
        screen.update();
        put(0, 0, 0x1F, 'x');

        assertThat(screen.update()).isEqualTo(ESC + "[1;1H" + ESC + "[97;44mx");
    }

    /** The sixteen colors, foreground and background. */
    @ParameterizedTest
    @CsvSource({
        "0, 30, 40", "1, 34, 44", "2, 32, 42", "3, 36, 46", "4, 31, 41", "5, 35, 45",
        "6, 33, 43", "7, 37, 47", "8, 90, 100", "9, 94, 104", "10, 92, 102", "11, 96, 106",
        "12, 91, 101", "13, 95, 105", "14, 93, 103", "15, 97, 107",
    })
    void colorsAreThoseOfTheAdapter(int color, int foreground, int background) {
        screen.update();
        put(0, 0, color, '#');
        assertThat(screen.update()).endsWith(ESC + "[" + foreground + ";40m#");
        put(0, 0, color << 4, '%');
        assertThat(screen.update()).endsWith(ESC + "[30;" + background + "m%");
    }

    @Test
    void charactersAreUnicode() {
        screen.update();
        put(0, 0, 0x07, (char) 0xFE);

        assertThat(screen.update()).endsWith("■");
    }

    @Test
    void aSmallWindowShowsTheLowerLeft() {
        screen.resize(10, 40);
        put(24, 0, 0x07, 'L');
        put(15, 39, 0x07, 'F');
        put(14, 0, 0x07, 'X');
        put(24, 40, 0x07, 'Y');

        String update = screen.update();

        assertThat(update).contains(ESC + "[10;1H").doesNotContain(ESC + "[11;1H");
        assertThat(update).contains("L").contains("F").doesNotContain("X").doesNotContain("Y");
    }

    @Test
    void aLargeWindowChangesNothing() {
        screen.resize(200, 300);

        assertThat(screen.update()).contains(ESC + "[25;1H").doesNotContain(ESC + "[26;1H");
    }

    @Test
    void afterAResizeEverythingIsDrawnAgain() {
        String first = screen.update();
        screen.resize(25, 80);

        assertThat(screen.update()).isEqualTo(first);
    }
}
