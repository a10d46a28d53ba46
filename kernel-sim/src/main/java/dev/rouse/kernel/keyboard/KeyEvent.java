package dev.rouse.kernel.keyboard;

/**
 * A key went down or up.
 *
 * @param key which key
 * @param state what happened to it
 */
public record KeyEvent(KeyCode key, KeyState state) {}
