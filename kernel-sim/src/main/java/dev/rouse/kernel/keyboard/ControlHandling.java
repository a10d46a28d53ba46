package dev.rouse.kernel.keyboard;

/** What Ctrl does to a letter. */
public enum ControlHandling {
    /** Ctrl with a letter gives U+0001 to U+001A, counted by the layout's letter. */
    MAP_LETTERS_TO_UNICODE,
    /** Nothing: the letter is the letter. */
    IGNORE
}
