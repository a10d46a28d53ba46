package dev.rouse.kernel.keyboard;

/** The keyboard sent a code that stands for no key. The decoder starts afresh at the next byte. */
public final class UnknownScancodeException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownScancodeException(String code) {
        super("no key has the code " + code);
    }
}
