package dev.rouse.kernel.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.kernel.keyboard.DecodedKey.RawKey;
import dev.rouse.kernel.keyboard.DecodedKey.Unicode;
import org.junit.jupiter.api.Test;

/** Modifiers and locks: what is remembered between events. */
class EventDecoderTest {

    private final EventDecoder decoder = new EventDecoder(new Us104(), ControlHandling.IGNORE);

    private DecodedKey down(KeyCode key) {
        return decoder.process(new KeyEvent(key, KeyState.DOWN));
    }

    private void up(KeyCode key) {
        assertThat(decoder.process(new KeyEvent(key, KeyState.UP))).isNull();
    }

    @Test
    void numLockIsOnAtFirst() {
        assertThat(decoder.modifiers().isNumLock()).isTrue();
        assertThat(down(KeyCode.NUMPAD_7)).isEqualTo(new Unicode('7'));
    }

    @Test
    void shiftHoldsUntilBothAreReleased() {
        assertThat(down(KeyCode.L_SHIFT)).isEqualTo(new RawKey(KeyCode.L_SHIFT));
        down(KeyCode.R_SHIFT);
        up(KeyCode.L_SHIFT);
        assertThat(down(KeyCode.KEY_1)).isEqualTo(new Unicode('!'));
        up(KeyCode.R_SHIFT);
        assertThat(down(KeyCode.KEY_1)).isEqualTo(new Unicode('1'));
    }

    @Test
    void capsLockTogglesAndShiftUndoesIt() {
        down(KeyCode.CAPS_LOCK);
        up(KeyCode.CAPS_LOCK);
        assertThat(decoder.modifiers().isCaps()).isTrue();
        assertThat(down(KeyCode.A)).isEqualTo(new Unicode('A'));
        down(KeyCode.L_SHIFT);
        assertThat(down(KeyCode.A)).isEqualTo(new Unicode('a'));
        up(KeyCode.L_SHIFT);
        down(KeyCode.CAPS_LOCK);
        assertThat(down(KeyCode.A)).isEqualTo(new Unicode('a'));
    }

    @Test
    void leftAltWithControlIsAltGr() {
        down(KeyCode.L_ALT);
        assertThat(decoder.modifiers().isAltGr()).isFalse();
        down(KeyCode.R_CONTROL);
        assertThat(decoder.modifiers().isAltGr()).isTrue();
        up(KeyCode.L_ALT);
        assertThat(decoder.modifiers().isAltGr()).isFalse();
        down(KeyCode.R_ALT_GR);
        assertThat(decoder.modifiers().isAltGr()).isTrue();
    }

    @Test
    void pauseIsNotNumLock() {
        down(KeyCode.R_CONTROL_2);
        assertThat(down(KeyCode.NUMPAD_LOCK)).isEqualTo(new RawKey(KeyCode.PAUSE_BREAK));
        up(KeyCode.R_CONTROL_2);

        assertThat(decoder.modifiers().isNumLock()).isTrue();
        assertThat(down(KeyCode.NUMPAD_LOCK)).isEqualTo(new RawKey(KeyCode.NUMPAD_LOCK));
        assertThat(decoder.modifiers().isNumLock()).isFalse();
    }

    @Test
    void releasesAndMessagesOfTheKeyboardMeanNothing() {
        up(KeyCode.A);
        assertThat(decoder.process(new KeyEvent(KeyCode.POWER_ON_TEST_OK, KeyState.SINGLE_SHOT)))
                .isNull();
        assertThat(decoder.process(new KeyEvent(KeyCode.L_SHIFT, KeyState.SINGLE_SHOT))).isNull();
        assertThat(decoder.modifiers().isShifted()).isFalse();
    }

    @Test
    void namesAreThoseOfTheRustCrate() {
        assertThat(KeyCode.ARROW_UP).hasToString("ArrowUp");
        assertThat(KeyCode.L_SHIFT).hasToString("LShift");
        assertThat(KeyCode.R_ALT_GR).hasToString("RAltGr");
        assertThat(KeyCode.OEM_13).hasToString("Oem13");
        assertThat(KeyCode.F12).hasToString("F12");
        assertThat(KeyCode.WWW_HOME).hasToString("WWWHome");
        assertThat(KeyCode.SYS_RQ).hasToString("SysRq");
        assertThat(KeyCode.POWER_ON_TEST_OK).hasToString("PowerOnTestOk");
        assertThat(KeyCode.R_CONTROL_2).hasToString("RControl2");
    }

    @Test
    void clearingAKeyboardKeepsTheModifiers() throws Exception {
        Keyboard keyboard = new Keyboard(new ScancodeSet1(), new Us104(), ControlHandling.IGNORE);
        keyboard.process(keyboard.addByte(0x2A));
        keyboard.addByte(0xE0);

        keyboard.clear();

        assertThat(keyboard.modifiers().isShifted()).isTrue();
        assertThat(keyboard.process(keyboard.addByte(0x1E))).isEqualTo(new Unicode('A'));
    }
}
