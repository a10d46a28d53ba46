package dev.rouse.kernel.keyboard;

import dev.rouse.kernel.keyboard.DecodedKey.RawKey;
import org.jspecify.annotations.Nullable;

/**
 * The second step of decoding: from key events to characters. Remembers which modifiers are held.
 *
 * <p>A modifier that goes down is reported as a raw key, like any key without a character. Nothing
 * is reported for a key that goes up.
 */
public final class EventDecoder {

    private final KeyboardLayout layout;
    private final ControlHandling control;
    private final Modifiers modifiers = new Modifiers();

    /**
     * Makes a decoder with no key held.
     *
     * @param layout what is printed on the keys
     * @param control what Ctrl does to letters
     */
    public EventDecoder(KeyboardLayout layout, ControlHandling control) {
        this.layout = layout;
        this.control = control;
    }

    /**
     * Takes the next event.
     *
     * @param event what happened
     * @return what it means, or null if nothing was pressed
     */
    public @Nullable DecodedKey process(KeyEvent event) {
        KeyCode key = event.key();
        boolean down = event.state() == KeyState.DOWN;
        if (event.state() != KeyState.SINGLE_SHOT && hold(key, down)) {
            return down ? new RawKey(key) : null;
        }
        if (!down) {
            return null;
        }
        return switch (key) {
            case CAPS_LOCK -> {
                modifiers.capsLock = !modifiers.capsLock;
                yield new RawKey(key);
            }
            case NUMPAD_LOCK -> numLockOrPause();
            default -> layout.map(key, modifiers, control);
        };
    }

    /** Notes that a key is held or let go, if it is one of those that are held. */
    private boolean hold(KeyCode key, boolean down) {
        switch (key) {
            case L_SHIFT -> modifiers.leftShift = down;
            case R_SHIFT -> modifiers.rightShift = down;
            case L_CONTROL -> modifiers.leftControl = down;
            case R_CONTROL -> modifiers.rightControl = down;
            case R_CONTROL_2 -> modifiers.insidePause = down;
            case L_ALT -> modifiers.leftAlt = down;
            case R_ALT_GR -> modifiers.rightAlt = down;
            default -> {
                return false;
            }
        }
        return true;
    }

    private DecodedKey numLockOrPause() {
        if (modifiers.insidePause) {
            return new RawKey(KeyCode.PAUSE_BREAK);
        }
        modifiers.numLock = !modifiers.numLock;
        return new RawKey(KeyCode.NUMPAD_LOCK);
    }

    /**
     * Gives the modifiers, to look at.
     *
     * @return the live object: later events change it
     */
    public Modifiers modifiers() {
        return modifiers;
    }
}
