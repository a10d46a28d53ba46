package dev.rouse.kernel.ps2;

import static dev.rouse.kernel.keyboard.KeyCode.*;

import dev.rouse.kernel.keyboard.KeyCode;
import java.util.EnumMap;
import java.util.Map;

/**
 * The codes of all keys that have one code, in scancode sets 2 and 3. Set 1 is no table of its own:
 * it is set 2 after {@link Translation}.
 */
final class ScancodeTable {

    /** In a code of set 2: the byte E0 goes before it. */
    static final int EXTENDED = 0xE000;

    /** A key's code in both sets; in set 3 it is 0 if the key has none and sends nothing. */
    record Codes(int set2, int set3) {}

    private static final Map<KeyCode, Codes> CODES = new EnumMap<>(KeyCode.class);

    static {
        put(ESCAPE, 0x76, 0x08);
        put(F1, 0x05, 0x07);
        put(F2, 0x06, 0x0F);
        put(F3, 0x04, 0x17);
        put(F4, 0x0C, 0x1F);
        put(F5, 0x03, 0x27);
        put(F6, 0x0B, 0x2F);
        put(F7, 0x83, 0x37);
        put(F8, 0x0A, 0x3F);
        put(F9, 0x01, 0x47);
        put(F10, 0x09, 0x4F);
        put(F11, 0x78, 0x56);
        put(F12, 0x07, 0x5E);
        put(SCROLL_LOCK, 0x7E, 0x5F);
        put(OEM_8, 0x0E, 0x0E);
        put(KEY_1, 0x16, 0x16);
        put(KEY_2, 0x1E, 0x1E);
        put(KEY_3, 0x26, 0x26);
        put(KEY_4, 0x25, 0x25);
        put(KEY_5, 0x2E, 0x2E);
        put(KEY_6, 0x36, 0x36);
        put(KEY_7, 0x3D, 0x3D);
        put(KEY_8, 0x3E, 0x3E);
        put(KEY_9, 0x46, 0x46);
        put(KEY_0, 0x45, 0x45);
        put(OEM_MINUS, 0x4E, 0x4E);
        put(OEM_PLUS, 0x55, 0x55);
        put(BACKSPACE, 0x66, 0x66);
        put(INSERT, 0xE070, 0x67);
        put(HOME, 0xE06C, 0x6E);
        put(PAGE_UP, 0xE07D, 0x6F);
        put(NUMPAD_LOCK, 0x77, 0x76);
        put(NUMPAD_DIVIDE, 0xE04A, 0x4A);
        put(NUMPAD_MULTIPLY, 0x7C, 0x7E);
        put(NUMPAD_SUBTRACT, 0x7B, 0x84);
        put(TAB, 0x0D, 0x0D);
        put(Q, 0x15, 0x15);
        put(W, 0x1D, 0x1D);
        put(E, 0x24, 0x24);
        put(R, 0x2D, 0x2D);
        put(T, 0x2C, 0x2C);
        put(Y, 0x35, 0x35);
        put(U, 0x3C, 0x3C);
        put(I, 0x43, 0x43);
        put(O, 0x44, 0x44);
        put(P, 0x4D, 0x4D);
        put(OEM_4, 0x54, 0x54);
        put(OEM_6, 0x5B, 0x5B);
        put(OEM_5, 0x61, 0x13);
        put(OEM_7, 0x5D, 0x5C);
        put(DELETE, 0xE071, 0x64);
        put(END, 0xE069, 0x65);
        put(PAGE_DOWN, 0xE07A, 0x6D);
        put(NUMPAD_7, 0x6C, 0x6C);
        put(NUMPAD_8, 0x75, 0x75);
        put(NUMPAD_9, 0x7D, 0x7D);
        put(NUMPAD_ADD, 0x79, 0x7C);
        put(CAPS_LOCK, 0x58, 0x14);
        put(A, 0x1C, 0x1C);
        put(S, 0x1B, 0x1B);
        put(D, 0x23, 0x23);
        put(F, 0x2B, 0x2B);
        put(G, 0x34, 0x34);
        put(H, 0x33, 0x33);
        put(J, 0x3B, 0x3B);
        put(K, 0x42, 0x42);
        put(L, 0x4B, 0x4B);
        put(OEM_1, 0x4C, 0x4C);
        put(OEM_3, 0x52, 0x52);
        put(RETURN, 0x5A, 0x5A);
        put(NUMPAD_4, 0x6B, 0x6B);
        put(NUMPAD_5, 0x73, 0x73);
        put(NUMPAD_6, 0x74, 0x74);
        put(L_SHIFT, 0x12, 0x12);
        put(Z, 0x1A, 0x1A);
        put(X, 0x22, 0x22);
        put(C, 0x21, 0x21);
        put(V, 0x2A, 0x2A);
        put(B, 0x32, 0x32);
        put(N, 0x31, 0x31);
        put(M, 0x3A, 0x3A);
        put(OEM_COMMA, 0x41, 0x41);
        put(OEM_PERIOD, 0x49, 0x49);
        put(OEM_2, 0x4A, 0x4A);
        put(R_SHIFT, 0x59, 0x59);
        put(ARROW_UP, 0xE075, 0x63);
        put(NUMPAD_1, 0x69, 0x69);
        put(NUMPAD_2, 0x72, 0x72);
        put(NUMPAD_3, 0x7A, 0x7A);
        put(NUMPAD_ENTER, 0xE05A, 0x79);
        put(L_CONTROL, 0x14, 0x11);
        put(L_WIN, 0xE01F, 0x8B);
        put(L_ALT, 0x11, 0x19);
        put(SPACEBAR, 0x29, 0x29);
        put(R_ALT_GR, 0xE011, 0x39);
        put(R_WIN, 0xE027, 0x8C);
        put(APPS, 0xE02F, 0x8D);
        put(R_CONTROL, 0xE014, 0x58);
        put(ARROW_LEFT, 0xE06B, 0x61);
        put(ARROW_DOWN, 0xE072, 0x60);
        put(ARROW_RIGHT, 0xE074, 0x6A);
        put(NUMPAD_0, 0x70, 0x70);
        put(NUMPAD_PERIOD, 0x71, 0x71);
        put(OEM_9, 0x67, 0x85);
        put(OEM_10, 0x64, 0x86);
        put(OEM_11, 0x13, 0x87);
        put(OEM_12, 0x51, 0);
        put(OEM_13, 0x6A, 0x5D);
        put(PREV_TRACK, 0xE015, 0x94);
        put(NEXT_TRACK, 0xE04D, 0x93);
        put(MUTE, 0xE023, 0x9C);
        put(CALCULATOR, 0xE02B, 0);
        put(PLAY, 0xE034, 0);
        put(STOP, 0xE03B, 0);
        put(VOLUME_DOWN, 0xE021, 0x9D);
        put(VOLUME_UP, 0xE032, 0x95);
        put(WWW_HOME, 0xE03A, 0);
    }

    private static void put(KeyCode key, int set2, int set3) {
        CODES.put(key, new Codes(set2, set3));
    }

    private ScancodeTable() {}

    /**
     * Gives the codes of a key.
     *
     * @throws IllegalArgumentException if there is no such key on the keyboard
     */
    static Codes of(KeyCode key) {
        Codes codes = CODES.get(key);
        if (codes == null) {
            throw new IllegalArgumentException("the keyboard has no key " + key);
        }
        return codes;
    }
}
