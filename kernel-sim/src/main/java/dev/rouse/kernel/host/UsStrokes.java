package dev.rouse.kernel.host;

import dev.rouse.kernel.keyboard.ControlHandling;
import dev.rouse.kernel.keyboard.DecodedKey.Unicode;
import dev.rouse.kernel.keyboard.EventDecoder;
import dev.rouse.kernel.keyboard.KeyCode;
import dev.rouse.kernel.keyboard.KeyEvent;
import dev.rouse.kernel.keyboard.KeyState;
import dev.rouse.kernel.keyboard.Us104;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which stroke types a character on a US keyboard. Found by asking the layout for every key, so it
 * is the layout's inverse by construction.
 */
public final class UsStrokes {

    private static final Map<Integer, Stroke> STROKES = new HashMap<>();

    static {
        for (KeyCode key : KeyCode.values()) {
            // The number pad types nothing that another key does not.
            if (!key.name().startsWith("NUMPAD")) {
                add(List.of(), key);
                add(List.of(KeyCode.L_SHIFT), key);
            }
        }
    }

    private static void add(List<KeyCode> held, KeyCode key) {
        EventDecoder decoder = new EventDecoder(new Us104(), ControlHandling.IGNORE);
        held.forEach(modifier -> decoder.process(new KeyEvent(modifier, KeyState.DOWN)));
        if (decoder.process(new KeyEvent(key, KeyState.DOWN)) instanceof Unicode typed) {
            STROKES.putIfAbsent((int) typed.character(), new Stroke(held, key));
        }
    }

    private UsStrokes() {}

    /**
     * Gives the stroke for a character.
     *
     * @param character a Unicode code point
     * @return the stroke, or null if no key types it
     */
    public static @Nullable Stroke of(int character) {
        return STROKES.get(character);
    }
}
