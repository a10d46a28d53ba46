package dev.rouse.kernel.pic;

/** What becomes of an edge-triggered request whose line falls before the acknowledge cycle. */
public enum EdgeRequest {
    /** As the data sheet says: the chip answers with the spurious interrupt, its input 7. */
    HELD_UNTIL_ACKNOWLEDGED,
    /** As common emulators do: the request is latched and delivered all the same. */
    LATCHED
}
