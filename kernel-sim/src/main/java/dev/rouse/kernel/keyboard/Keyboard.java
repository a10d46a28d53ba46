package dev.rouse.kernel.keyboard;

import org.jspecify.annotations.Nullable;

/**
 * Both steps of decoding in one object: bytes in, key events and characters out.
 *
 * <pre>{@code
 * KeyEvent event = keyboard.addByte(scancode);
 * DecodedKey key = event == null ? null : keyboard.process(event);
 * }</pre>
 */
public final class Keyboard {

    private final ScancodeSet scancodes;
    private final EventDecoder events;

    /**
     * Makes a decoder with no key held.
     *
     * @param scancodes the code the keyboard speaks
     * @param layout what is printed on the keys
     * @param control what Ctrl does to letters
     */
    public Keyboard(ScancodeSet scancodes, KeyboardLayout layout, ControlHandling control) {
        this.scancodes = scancodes;
        this.events = new EventDecoder(layout, control);
    }

    /**
     * Takes the next byte from the keyboard.
     *
     * @param code the byte, 0 to 255
     * @return the event it completes, or null if more bytes belong to it
     * @throws UnknownScancodeException if no key has this code; the next byte starts afresh
     */
    public @Nullable KeyEvent addByte(int code) throws UnknownScancodeException {
        return scancodes.advance(code);
    }

    /**
     * Takes an event that {@link #addByte} gave.
     *
     * @param event what happened
     * @return what it means, or null if nothing was pressed
     */
    public @Nullable DecodedKey process(KeyEvent event) {
        return events.process(event);
    }

    /** Forgets the bytes of an unfinished event; modifiers stay as they are. */
    public void clear() {
        scancodes.clear();
    }

    /**
     * Gives the modifiers, to look at.
     *
     * @return the live object: later events change it
     */
    public Modifiers modifiers() {
        return events.modifiers();
    }
}
