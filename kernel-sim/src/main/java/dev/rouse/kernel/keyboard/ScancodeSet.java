package dev.rouse.kernel.keyboard;

import org.jspecify.annotations.Nullable;

/** The first step of decoding: from bytes to key events. Keeps state between bytes. */
public interface ScancodeSet {

    /**
     * Takes the next byte.
     *
     * @param code the byte, 0 to 255
     * @return the event that it completes, or null if more bytes belong to it
     * @throws UnknownScancodeException if no key has this code; the set then starts afresh
     */
    @Nullable KeyEvent advance(int code) throws UnknownScancodeException;

    /** Forgets the bytes of an unfinished event. */
    void clear();
}
