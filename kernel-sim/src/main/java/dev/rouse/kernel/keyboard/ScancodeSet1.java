package dev.rouse.kernel.keyboard;

import static dev.rouse.kernel.keyboard.KeyCode.*;

import org.jspecify.annotations.Nullable;

/**
 * Scancode set 1, which is what a PC's keyboard controller hands to the kernel.
 *
 * <p>A code below 80 is a press, the same code with bit 7 is the release. A prefix E0 selects a
 * second table and E1 a third, each for one byte only.
 */
public final class ScancodeSet1 implements ScancodeSet {

    private static final int PREFIX_E0 = 0xE0;
    private static final int PREFIX_E1 = 0xE1;

    /** In a code: the key was released. */
    private static final int BREAK = 0x80;

    private static final @Nullable KeyCode[] PLAIN = new @Nullable KeyCode[BREAK];
    private static final @Nullable KeyCode[] AFTER_E0 = new @Nullable KeyCode[BREAK];
    private static final @Nullable KeyCode[] AFTER_E1 = new @Nullable KeyCode[BREAK];

    static {
        fill(PLAIN, 0x01, ESCAPE, KEY_1, KEY_2, KEY_3, KEY_4, KEY_5, KEY_6, KEY_7, KEY_8, KEY_9);
        fill(PLAIN, 0x0B, KEY_0, OEM_MINUS, OEM_PLUS, BACKSPACE, TAB);
        fill(PLAIN, 0x10, Q, W, E, R, T, Y, U, I, O, P, OEM_4, OEM_6, RETURN, L_CONTROL);
        fill(PLAIN, 0x1E, A, S, D, F, G, H, J, K, L, OEM_1, OEM_3, OEM_8, L_SHIFT, OEM_7);
        fill(PLAIN, 0x2C, Z, X, C, V, B, N, M, OEM_COMMA, OEM_PERIOD, OEM_2, R_SHIFT);
        fill(PLAIN, 0x37, NUMPAD_MULTIPLY, L_ALT, SPACEBAR, CAPS_LOCK);
        fill(PLAIN, 0x3B, F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, NUMPAD_LOCK, SCROLL_LOCK);
        fill(PLAIN, 0x47, NUMPAD_7, NUMPAD_8, NUMPAD_9, NUMPAD_SUBTRACT);
        fill(PLAIN, 0x4B, NUMPAD_4, NUMPAD_5, NUMPAD_6, NUMPAD_ADD);
        fill(PLAIN, 0x4F, NUMPAD_1, NUMPAD_2, NUMPAD_3, NUMPAD_0, NUMPAD_PERIOD, SYS_RQ);
        fill(PLAIN, 0x56, OEM_5, F11, F12);

        fill(AFTER_E0, 0x10, PREV_TRACK);
        fill(AFTER_E0, 0x19, NEXT_TRACK);
        fill(AFTER_E0, 0x1C, NUMPAD_ENTER, R_CONTROL);
        fill(AFTER_E0, 0x20, MUTE, CALCULATOR, PLAY);
        fill(AFTER_E0, 0x24, STOP);
        fill(AFTER_E0, 0x2A, R_ALT_2);
        fill(AFTER_E0, 0x2E, VOLUME_DOWN);
        fill(AFTER_E0, 0x30, VOLUME_UP);
        fill(AFTER_E0, 0x32, WWW_HOME);
        fill(AFTER_E0, 0x35, NUMPAD_DIVIDE);
        fill(AFTER_E0, 0x37, PRINT_SCREEN, R_ALT_GR);
        fill(AFTER_E0, 0x47, HOME, ARROW_UP, PAGE_UP);
        fill(AFTER_E0, 0x4B, ARROW_LEFT);
        fill(AFTER_E0, 0x4D, ARROW_RIGHT);
        fill(AFTER_E0, 0x4F, END, ARROW_DOWN, PAGE_DOWN, INSERT, DELETE);
        fill(AFTER_E0, 0x5B, L_WIN, R_WIN, APPS);
        fill(AFTER_E0, 0x70, OEM_11);
        fill(AFTER_E0, 0x73, OEM_12);
        fill(AFTER_E0, 0x79, OEM_10);
        fill(AFTER_E0, 0x7B, OEM_9);
        fill(AFTER_E0, 0x7D, OEM_13);

        fill(AFTER_E1, 0x1D, R_CONTROL_2);
    }

    private static void fill(@Nullable KeyCode[] table, int from, KeyCode... keys) {
        System.arraycopy(keys, 0, table, from, keys.length);
    }

    /** The prefix that was read, or 0. */
    private int prefix;

    /** Makes a decoder that expects the first byte of an event. */
    public ScancodeSet1() {}

    @Override
    public @Nullable KeyEvent advance(int code) throws UnknownScancodeException {
        if (prefix == 0 && (code == PREFIX_E0 || code == PREFIX_E1)) {
            prefix = code;
            return null;
        }
        int before = prefix;
        prefix = 0;
        KeyCode key = table(before)[code & ~BREAK];
        if (key == null) {
            throw new UnknownScancodeException(
                    before == 0
                            ? String.format("%02x", code)
                            : String.format("%02x %02x", before, code));
        }
        return new KeyEvent(key, code < BREAK ? KeyState.DOWN : KeyState.UP);
    }

    private static @Nullable KeyCode[] table(int prefix) {
        return switch (prefix) {
            case PREFIX_E0 -> AFTER_E0;
            case PREFIX_E1 -> AFTER_E1;
            default -> PLAIN;
        };
    }

    @Override
    public void clear() {
        prefix = 0;
    }
}
