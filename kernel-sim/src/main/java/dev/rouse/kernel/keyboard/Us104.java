package dev.rouse.kernel.keyboard;

import static dev.rouse.kernel.keyboard.KeyCode.*;

import dev.rouse.kernel.keyboard.DecodedKey.RawKey;
import dev.rouse.kernel.keyboard.DecodedKey.Unicode;
import java.util.EnumMap;
import java.util.Map;

/** The US keyboard with 104 keys. AltGr has no third level here. */
public final class Us104 implements KeyboardLayout {

    private static final char ESCAPE_CHARACTER = '\u001B';
    private static final char DELETE_CHARACTER = '\u007F';

    /** A character and what Shift makes of it. */
    private record Pair(char plain, char shifted) {}

    private static final Map<KeyCode, Pair> PAIRS = new EnumMap<>(KeyCode.class);

    /** What the digits of the number pad are without Num Lock. */
    private static final Map<KeyCode, KeyCode> NAVIGATION = new EnumMap<>(KeyCode.class);

    private static final Map<KeyCode, Character> LETTERS = new EnumMap<>(KeyCode.class);

    /** Keys that no modifier changes, and digits of the number pad with Num Lock. */
    private static final Map<KeyCode, Character> FIXED = new EnumMap<>(KeyCode.class);

    static {
        pair(OEM_8, '`', '~');
        pair(KEY_1, '1', '!');
        pair(KEY_2, '2', '@');
        pair(KEY_3, '3', '#');
        pair(KEY_4, '4', '$');
        pair(KEY_5, '5', '%');
        pair(KEY_6, '6', '^');
        pair(KEY_7, '7', '&');
        pair(KEY_8, '8', '*');
        pair(KEY_9, '9', '(');
        pair(KEY_0, '0', ')');
        pair(OEM_MINUS, '-', '_');
        pair(OEM_PLUS, '=', '+');
        pair(OEM_4, '[', '{');
        pair(OEM_6, ']', '}');
        pair(OEM_7, '\\', '|');
        pair(OEM_1, ';', ':');
        pair(OEM_3, '\'', '"');
        pair(OEM_COMMA, ',', '<');
        pair(OEM_PERIOD, '.', '>');
        pair(OEM_2, '/', '?');

        for (KeyCode key : KeyCode.values()) {
            if (key.name().length() == 1) {
                LETTERS.put(key, key.name().charAt(0));
            }
        }

        FIXED.put(ESCAPE, ESCAPE_CHARACTER);
        FIXED.put(BACKSPACE, '\b');
        FIXED.put(TAB, '\t');
        FIXED.put(RETURN, '\n');
        FIXED.put(SPACEBAR, ' ');
        FIXED.put(DELETE, DELETE_CHARACTER);
        FIXED.put(NUMPAD_ENTER, '\n');
        FIXED.put(NUMPAD_DIVIDE, '/');
        FIXED.put(NUMPAD_MULTIPLY, '*');
        FIXED.put(NUMPAD_SUBTRACT, '-');
        FIXED.put(NUMPAD_ADD, '+');
        FIXED.put(NUMPAD_5, '5');

        numpad(NUMPAD_0, '0', INSERT);
        numpad(NUMPAD_1, '1', END);
        numpad(NUMPAD_2, '2', ARROW_DOWN);
        numpad(NUMPAD_3, '3', PAGE_DOWN);
        numpad(NUMPAD_4, '4', ARROW_LEFT);
        numpad(NUMPAD_6, '6', ARROW_RIGHT);
        numpad(NUMPAD_7, '7', HOME);
        numpad(NUMPAD_8, '8', ARROW_UP);
        numpad(NUMPAD_9, '9', PAGE_UP);
        numpad(NUMPAD_PERIOD, '.', DELETE);
    }

    private static void pair(KeyCode key, char plain, char shifted) {
        PAIRS.put(key, new Pair(plain, shifted));
    }

    private static void numpad(KeyCode key, char digit, KeyCode navigation) {
        FIXED.put(key, digit);
        NAVIGATION.put(key, navigation);
    }

    /** Makes the layout. */
    public Us104() {}

    @Override
    public DecodedKey map(KeyCode key, Modifiers modifiers, ControlHandling control) {
        Character letter = LETTERS.get(key);
        if (letter != null) {
            return new Unicode(letter(letter, modifiers, control));
        }
        Pair pair = PAIRS.get(key);
        if (pair != null) {
            return new Unicode(modifiers.isShifted() ? pair.shifted : pair.plain);
        }
        KeyCode effective = modifiers.isNumLock() ? key : NAVIGATION.getOrDefault(key, key);
        Character fixed = FIXED.get(effective);
        return fixed == null ? new RawKey(effective) : new Unicode(fixed);
    }

    private static char letter(char capital, Modifiers modifiers, ControlHandling control) {
        if (control == ControlHandling.MAP_LETTERS_TO_UNICODE && modifiers.isControl()) {
            return (char) (capital - 'A' + 1);
        }
        return modifiers.isCaps() ? capital : Character.toLowerCase(capital);
    }
}
