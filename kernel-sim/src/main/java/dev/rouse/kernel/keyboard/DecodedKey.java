package dev.rouse.kernel.keyboard;

/** What pressing a key means under a layout: a character, or just that key. */
public sealed interface DecodedKey {

    /**
     * A character.
     *
     * @param character which one; control characters are characters too
     */
    record Unicode(char character) implements DecodedKey {}

    /**
     * A key without a character, such as an arrow or Shift.
     *
     * @param key which key
     */
    record RawKey(KeyCode key) implements DecodedKey {}
}
