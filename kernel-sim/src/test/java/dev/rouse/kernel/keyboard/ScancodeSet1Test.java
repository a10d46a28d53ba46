package dev.rouse.kernel.keyboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The state machine of scancode set 1: prefixes, releases, and codes of no key. */
class ScancodeSet1Test {

    private final ScancodeSet1 set = new ScancodeSet1();

    private static KeyEvent down(KeyCode key) {
        return new KeyEvent(key, KeyState.DOWN);
    }

    private static KeyEvent up(KeyCode key) {
        return new KeyEvent(key, KeyState.UP);
    }

    @Test
    void bit7IsTheRelease() throws Exception {
        assertThat(set.advance(0x1E)).isEqualTo(down(KeyCode.A));
        assertThat(set.advance(0x9E)).isEqualTo(up(KeyCode.A));
    }

    @Test
    void aPrefixAppliesToOneByte() throws Exception {
        assertThat(set.advance(0xE0)).isNull();
        assertThat(set.advance(0x48)).isEqualTo(down(KeyCode.ARROW_UP));
        assertThat(set.advance(0x48)).isEqualTo(down(KeyCode.NUMPAD_8));
        assertThat(set.advance(0xE1)).isNull();
        assertThat(set.advance(0x1D)).isEqualTo(down(KeyCode.R_CONTROL_2));
        assertThat(set.advance(0x1D)).isEqualTo(down(KeyCode.L_CONTROL));
    }

    @Test
    void exactly87CodesAreKeysWithoutAPrefix() {
        Set<KeyCode> keys = EnumSet.noneOf(KeyCode.class);
        int errors = 0;
        for (int code = 0; code < 0x80; code++) {
            try {
                keys.add(set.advance(code).key());
            } catch (UnknownScancodeException e) {
                errors++;
            }
        }
        assertThat(keys).hasSize(87);
        assertThat(errors).isEqualTo(41);
    }

    @Test
    void anUnknownCodeIsNamedAndForgotten() throws Exception {
        assertThatThrownBy(() -> set.advance(0x55))
                .isInstanceOf(UnknownScancodeException.class)
                .hasMessage("no key has the code 55");
        set.advance(0xE0);
        assertThatThrownBy(() -> set.advance(0xE0)).hasMessage("no key has the code e0 e0");

        assertThat(set.advance(0x48)).isEqualTo(down(KeyCode.NUMPAD_8));
    }

    @Test
    void clearingForgetsAPrefix() throws Exception {
        set.advance(0xE0);
        set.clear();

        assertThat(set.advance(0x48)).isEqualTo(down(KeyCode.NUMPAD_8));
    }

    @Test
    void everyKeyOfTheTableIsReleasedByItsOwnCode() throws Exception {
        for (int prefix : new int[] {0, 0xE0, 0xE1}) {
            for (int code = 0; code < 0x60; code++) {
                KeyEvent pressed = event(prefix, code);
                if (pressed != null) {
                    assertThat(event(prefix, code | 0x80)).isEqualTo(up(pressed.key()));
                }
            }
        }
    }

    private KeyEvent event(int prefix, int code) throws Exception {
        try {
            if (prefix != 0) {
                set.advance(prefix);
            }
            return set.advance(code);
        } catch (UnknownScancodeException e) {
            return null;
        }
    }
}
