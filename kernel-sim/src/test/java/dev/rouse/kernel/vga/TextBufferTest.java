package dev.rouse.kernel.vga;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The text memory and the pictures of its characters. */
class TextBufferTest {

    private final TextBuffer screen = new TextBuffer();

    @Test
    void isBlankInLightGrayOnBlackAtFirst() {
        assertThat(screen.text()).hasSize(25).containsOnly("");
        assertThat(screen.attribute(0, 0)).isEqualTo(0x07);
        assertThat(screen.character(24, 79)).isEqualTo(' ');
    }

    @Test
    void aCellIsACharacterAndAnAttribute() {
        screen.store16(2 * (24 * 80 + 5), 0x1E41);

        assertThat(screen.character(24, 5)).isEqualTo('A');
        assertThat(screen.attribute(24, 5)).isEqualTo(0x1E);
        assertThat(Attribute.foreground(0x1E)).isEqualTo(14);
        assertThat(Attribute.background(0x1E)).isEqualTo(1);
        assertThat(screen.load16(2 * (24 * 80 + 5))).isEqualTo(0x1E41);
    }

    @Test
    void textKeepsBlanksInsideAndDropsThemAtTheEnd() {
        screen.store16(4, 0x0700 | 'x');

        assertThat(screen.text().get(0)).isEqualTo("  x");
    }

    @Test
    void everyStoreCounts() {
        long before = screen.stores();

        screen.store16(0, 0x0741);
        screen.store16(0, 0x0741);

        assertThat(screen.stores()).isEqualTo(before + 2);
    }

    @Test
    void theFontIsCodePage437() {
        for (int code = 0x20; code < 0x7F; code++) {
            assertThat(CodePage437.toUnicode(code)).isEqualTo((char) code);
        }
        assertThat(CodePage437.toUnicode(0x01)).isEqualTo('☺');
        assertThat(CodePage437.toUnicode(0x81)).isEqualTo('ü');
        assertThat(CodePage437.toUnicode(0xB3)).isEqualTo('│');
        assertThat(CodePage437.toUnicode(0xDB)).isEqualTo('█');
        assertThat(CodePage437.toUnicode(0xE1)).isEqualTo('ß');
        assertThat(CodePage437.toUnicode(0xFE)).isEqualTo('■');
        assertThat(CodePage437.toUnicode(0xFF)).isEqualTo('\u00A0');
    }
}
