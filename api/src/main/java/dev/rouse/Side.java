package dev.rouse;

/** One of two streams, for {@link Streams#selectWithStrategy}. */
public enum Side {
    /** The first of the two. */
    LEFT,
    /** The second of the two. */
    RIGHT;

    /**
     * Gives the one that this is not.
     *
     * @return {@link #RIGHT} for {@link #LEFT}, and the other way round
     */
    public Side other() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
