package dev.rouse.kernel.ps2;

import dev.rouse.kernel.keyboard.KeyCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Turns presses and releases into the bytes a keyboard sends. Knows which keys are held, because
 * PrintScreen and Pause say different things with Ctrl, Shift or Alt.
 *
 * <p>A PrintScreen without modifiers pretends that Shift is pressed with it; Pause sends its
 * release at once and nothing when it is let go.
 */
final class KeySequences {

    private static final int PREFIX_E0 = 0xE0;
    private static final int CODE_BYTE = 0xFF;

    // Codes of set 2 that stand for no key of their own.
    private static final int FAKE_SHIFT = ScancodeTable.EXTENDED | 0x12;
    private static final int PRINT_SCREEN = ScancodeTable.EXTENDED | 0x7C;
    private static final int SYS_RQ = 0x84;
    private static final int BREAK = ScancodeTable.EXTENDED | 0x7E;
    private static final int[] PAUSE = {0xE1, 0x14, 0x77, 0xE1, 0xF0, 0x14, 0xF0, 0x77};

    // In set 3 every key has one code.
    private static final int SET3_PRINT_SCREEN = 0x57;
    private static final int SET3_PAUSE = 0x62;

    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);

    /** What PrintScreen said when it was pressed; it says the same when it is released. */
    private int[] printScreen = {};

    private int set = KeyboardDevice.DEFAULT_SET;
    private IntConsumer sink = code -> {};

    void press(KeyCode key, int scancodeSet, IntConsumer bytes) {
        begin(scancodeSet, bytes);
        switch (key) {
            case PRINT_SCREEN, SYS_RQ -> {
                printScreen = printScreenCodes(key);
                for (int code : printScreen) {
                    make(code);
                }
            }
            case PAUSE_BREAK -> pause();
            default -> make(codeOf(key));
        }
        held.add(key);
    }

    void release(KeyCode key, int scancodeSet, IntConsumer bytes) {
        begin(scancodeSet, bytes);
        held.remove(key);
        switch (key) {
            case PRINT_SCREEN, SYS_RQ -> {
                for (int i = printScreen.length - 1; i >= 0; i--) {
                    breakOff(printScreen[i]);
                }
            }
            case PAUSE_BREAK -> {
                if (set == KeyboardDevice.SET_3) {
                    breakOff(SET3_PAUSE);
                }
            }
            default -> breakOff(codeOf(key));
        }
    }

    private void begin(int scancodeSet, IntConsumer bytes) {
        set = scancodeSet;
        sink = bytes;
    }

    private int codeOf(KeyCode key) {
        ScancodeTable.Codes codes = ScancodeTable.of(key);
        return set == KeyboardDevice.SET_3 ? codes.set3() : codes.set2();
    }

    private int[] printScreenCodes(KeyCode key) {
        if (set == KeyboardDevice.SET_3) {
            return new int[] {SET3_PRINT_SCREEN};
        }
        if (key == KeyCode.SYS_RQ || holdsAny(KeyCode.L_ALT, KeyCode.R_ALT_GR)) {
            return new int[] {SYS_RQ};
        }
        boolean plain =
                !holdsAny(KeyCode.L_SHIFT, KeyCode.R_SHIFT)
                        && !holdsAny(KeyCode.L_CONTROL, KeyCode.R_CONTROL);
        return plain ? new int[] {FAKE_SHIFT, PRINT_SCREEN} : new int[] {PRINT_SCREEN};
    }

    private void pause() {
        if (set == KeyboardDevice.SET_3) {
            make(SET3_PAUSE);
        } else if (holdsAny(KeyCode.L_CONTROL, KeyCode.R_CONTROL)) {
            make(BREAK);
            breakOff(BREAK);
        } else {
            pauseSequence();
        }
    }

    private void pauseSequence() {
        for (int i = 0; i < PAUSE.length; i++) {
            if (PAUSE[i] == Translation.RELEASE_PREFIX) {
                released(PAUSE[++i]);
            } else {
                code(PAUSE[i]);
            }
        }
    }

    private boolean holdsAny(KeyCode one, KeyCode other) {
        return held.contains(one) || held.contains(other);
    }

    private void make(int code) {
        if (code != 0) {
            prefix(code);
            code(code & CODE_BYTE);
        }
    }

    private void breakOff(int code) {
        if (code != 0) {
            prefix(code);
            released(code & CODE_BYTE);
        }
    }

    private void prefix(int code) {
        if ((code & ScancodeTable.EXTENDED) != 0) {
            sink.accept(PREFIX_E0);
        }
    }

    private void code(int code) {
        sink.accept(set == KeyboardDevice.SET_1 ? Translation.translate(code) : code);
    }

    private void released(int code) {
        if (set == KeyboardDevice.SET_1) {
            sink.accept(Translation.translate(code) | Translation.RELEASE);
        } else {
            sink.accept(Translation.RELEASE_PREFIX);
            sink.accept(code);
        }
    }
}
