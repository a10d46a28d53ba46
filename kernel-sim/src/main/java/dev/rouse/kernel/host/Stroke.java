package dev.rouse.kernel.host;

import dev.rouse.kernel.keyboard.KeyCode;
import java.util.List;

/**
 * A key that is pressed and let go while others are held.
 *
 * @param held what is held meanwhile, such as Shift; pressed in this order
 * @param key the key
 */
public record Stroke(List<KeyCode> held, KeyCode key) {

    /** Makes a stroke of one key with nothing held. */
    static Stroke of(KeyCode key) {
        return new Stroke(List.of(), key);
    }
}
