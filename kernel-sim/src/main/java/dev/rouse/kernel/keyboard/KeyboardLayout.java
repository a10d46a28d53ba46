package dev.rouse.kernel.keyboard;

/** What is printed on the keys: the last step of decoding. Stateless. */
@FunctionalInterface
public interface KeyboardLayout {

    /**
     * Gives the meaning of a key that was pressed.
     *
     * @param key which key; not a modifier
     * @param modifiers what is held
     * @param control what Ctrl does to letters
     * @return a character, or the key itself if it has none in this layout
     */
    DecodedKey map(KeyCode key, Modifiers modifiers, ControlHandling control);
}
