package dev.rouse.kernel;

import dev.rouse.kernel.keyboard.DecodedKey;
import dev.rouse.kernel.keyboard.DecodedKey.RawKey;
import dev.rouse.kernel.keyboard.DecodedKey.Unicode;
import dev.rouse.kernel.keyboard.KeyCode;
import java.util.EnumSet;
import java.util.Set;

/**
 * Prints keys: characters as they are, other keys by name.
 *
 * <p>Keys that only change the meaning of others are not printed. The blog kernel prints them, so
 * that typing a capital letter there shows {@code LShiftA}; here the screen shows what was typed.
 */
final class KeyPrinter {

    private static final Set<KeyCode> SILENT =
            EnumSet.of(
                    KeyCode.L_SHIFT,
                    KeyCode.R_SHIFT,
                    KeyCode.L_CONTROL,
                    KeyCode.R_CONTROL,
                    KeyCode.L_ALT,
                    KeyCode.R_ALT_GR,
                    KeyCode.CAPS_LOCK,
                    KeyCode.NUMPAD_LOCK,
                    // No keys of their own: parts of Pause and PrintScreen.
                    KeyCode.R_CONTROL_2,
                    KeyCode.R_ALT_2);

    private final Console console;

    KeyPrinter(Console console) {
        this.console = console;
    }

    void print(DecodedKey key) {
        if (key instanceof Unicode typed) {
            console.print(String.valueOf(typed.character()));
        } else if (key instanceof RawKey raw && !SILENT.contains(raw.key())) {
            console.print(raw.key().toString());
        }
    }
}
