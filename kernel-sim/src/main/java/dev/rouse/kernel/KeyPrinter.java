package dev.rouse.kernel;

import dev.rouse.kernel.keyboard.ControlHandling;
import dev.rouse.kernel.keyboard.DecodedKey;
import dev.rouse.kernel.keyboard.DecodedKey.RawKey;
import dev.rouse.kernel.keyboard.DecodedKey.Unicode;
import dev.rouse.kernel.keyboard.KeyCode;
import dev.rouse.kernel.keyboard.KeyEvent;
import dev.rouse.kernel.keyboard.Keyboard;
import dev.rouse.kernel.keyboard.ScancodeSet1;
import dev.rouse.kernel.keyboard.UnknownScancodeException;
import dev.rouse.kernel.keyboard.Us104;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prints the keys that scancodes stand for: characters as they are, other keys by name.
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
    private final Keyboard keyboard =
            new Keyboard(new ScancodeSet1(), new Us104(), ControlHandling.IGNORE);

    KeyPrinter(Console console) {
        this.console = console;
    }

    /** Prints the key that this byte completes, if it does. */
    void accept(int scancode) {
        DecodedKey key = decode(scancode);
        if (key != null) {
            print(key);
        }
    }

    private @Nullable DecodedKey decode(int scancode) {
        try {
            KeyEvent event = keyboard.addByte(scancode);
            return event == null ? null : keyboard.process(event);
        } catch (UnknownScancodeException noise) {
            // A keyboard may have keys we have not heard of.
            return null;
        }
    }

    private void print(DecodedKey key) {
        if (key instanceof Unicode typed) {
            console.print(String.valueOf(typed.character()));
        } else if (key instanceof RawKey raw && !SILENT.contains(raw.key())) {
            console.print(raw.key().toString());
        }
    }
}
