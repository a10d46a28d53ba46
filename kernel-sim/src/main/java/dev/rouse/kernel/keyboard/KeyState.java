package dev.rouse.kernel.keyboard;

/** What happened to a key. */
public enum KeyState {
    /** It was pressed, or is held and repeats. */
    DOWN,
    /** It was released. */
    UP,
    /** Neither: a message of the keyboard that is sent as if it were a key. */
    SINGLE_SHOT
}
