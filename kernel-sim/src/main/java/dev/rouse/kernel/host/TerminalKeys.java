package dev.rouse.kernel.host;

import dev.rouse.kernel.keyboard.KeyCode;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * What a terminal sends, as strokes on the machine's keyboard.
 *
 * <p>Terminals tell characters, not keys, and nothing of releases: each character becomes a whole
 * stroke, Shift and all.
 */
final class TerminalKeys {

    /** What one input of the user means. */
    sealed interface Input {}

    /** Type this. */
    record Press(Stroke stroke) implements Input {}

    /** End the program. */
    enum Quit implements Input {
        QUIT
    }

    /** Something no key types. */
    enum Unknown implements Input {
        UNKNOWN
    }

    /** How long an Escape waits for what would make it the start of a sequence. */
    private static final long ESCAPE_TIMEOUT_MILLIS = 100;

    private static final char ESCAPE = '\u001B';
    private static final char DELETE = '\u007F';
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7E;

    private TerminalKeys() {}

    static KeyMap<Input> of(Terminal terminal) {
        KeyMap<Input> keys = new KeyMap<>();
        keys.setUnicode(Unknown.UNKNOWN);
        keys.setNomatch(Unknown.UNKNOWN);
        keys.setAmbiguousTimeout(ESCAPE_TIMEOUT_MILLIS);
        bindCharacters(keys);
        bindControls(keys);
        bindSequences(keys);
        bindCapabilities(keys, terminal);
        keys.bind(Quit.QUIT, KeyMap.ctrl('C'));
        keys.bind(Quit.QUIT, KeyMap.ctrl('D'));
        return keys;
    }

    private static void bindCharacters(KeyMap<Input> keys) {
        for (int character = FIRST_PRINTABLE; character <= LAST_PRINTABLE; character++) {
            Stroke stroke = UsStrokes.of(character);
            if (stroke != null) {
                keys.bind(new Press(stroke), String.valueOf((char) character));
                bindWithAlt(keys, character, stroke);
            }
        }
    }

    private static void bindWithAlt(KeyMap<Input> keys, int character, Stroke stroke) {
        // ESC [ and ESC O begin the sequences of other keys.
        if (character != '[' && character != 'O' && stroke.held().isEmpty()) {
            keys.bind(
                    new Press(new Stroke(List.of(KeyCode.L_ALT), stroke.key())),
                    KeyMap.alt((char) character));
        }
    }

    private static void bindControls(KeyMap<Input> keys) {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            Stroke stroke = UsStrokes.of(Character.toLowerCase(letter));
            if (stroke != null) {
                keys.bind(
                        new Press(new Stroke(List.of(KeyCode.L_CONTROL), stroke.key())),
                        KeyMap.ctrl(letter));
            }
        }
        // Four of those are keys of their own, and what the Backspace key sends is a fifth.
        bind(keys, KeyCode.BACKSPACE, "\b", String.valueOf(DELETE));
        bind(keys, KeyCode.TAB, "\t");
        bind(keys, KeyCode.RETURN, "\r", "\n");
        bind(keys, KeyCode.ESCAPE, String.valueOf(ESCAPE));
    }

    private static void bindSequences(KeyMap<Input> keys) {
        bind(keys, KeyCode.ARROW_UP, "\u001B[A", "\u001BOA");
        bind(keys, KeyCode.ARROW_DOWN, "\u001B[B", "\u001BOB");
        bind(keys, KeyCode.ARROW_RIGHT, "\u001B[C", "\u001BOC");
        bind(keys, KeyCode.ARROW_LEFT, "\u001B[D", "\u001BOD");
        bind(keys, KeyCode.HOME, "\u001B[H", "\u001BOH", "\u001B[1~");
        bind(keys, KeyCode.END, "\u001B[F", "\u001BOF", "\u001B[4~");
        bind(keys, KeyCode.INSERT, "\u001B[2~");
        bind(keys, KeyCode.DELETE, "\u001B[3~");
        bind(keys, KeyCode.PAGE_UP, "\u001B[5~");
        bind(keys, KeyCode.PAGE_DOWN, "\u001B[6~");
    }

    private static void bindCapabilities(KeyMap<Input> keys, Terminal terminal) {
        bind(keys, terminal, KeyCode.ARROW_UP, Capability.key_up);
        bind(keys, terminal, KeyCode.ARROW_DOWN, Capability.key_down);
        bind(keys, terminal, KeyCode.ARROW_RIGHT, Capability.key_right);
        bind(keys, terminal, KeyCode.ARROW_LEFT, Capability.key_left);
        bind(keys, terminal, KeyCode.HOME, Capability.key_home);
        bind(keys, terminal, KeyCode.END, Capability.key_end);
        bind(keys, terminal, KeyCode.F1, Capability.key_f1);
        bind(keys, terminal, KeyCode.F2, Capability.key_f2);
        bind(keys, terminal, KeyCode.F3, Capability.key_f3);
        bind(keys, terminal, KeyCode.F4, Capability.key_f4);
        bind(keys, terminal, KeyCode.F5, Capability.key_f5);
        bind(keys, terminal, KeyCode.F6, Capability.key_f6);
        bind(keys, terminal, KeyCode.F7, Capability.key_f7);
        bind(keys, terminal, KeyCode.F8, Capability.key_f8);
        bind(keys, terminal, KeyCode.F9, Capability.key_f9);
        bind(keys, terminal, KeyCode.F10, Capability.key_f10);
        bind(keys, terminal, KeyCode.F11, Capability.key_f11);
        bind(keys, terminal, KeyCode.F12, Capability.key_f12);
    }

    private static void bind(
            KeyMap<Input> keys, Terminal terminal, KeyCode key, Capability capability) {
        String sequence = KeyMap.key(terminal, capability);
        if (sequence != null) {
            bind(keys, key, sequence);
        }
    }

    private static void bind(KeyMap<Input> keys, KeyCode key, String... sequences) {
        for (String sequence : sequences) {
            keys.bind(new Press(Stroke.of(key)), sequence);
        }
    }
}
