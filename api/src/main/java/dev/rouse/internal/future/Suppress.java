package dev.rouse.internal.future;

/** Adds what is thrown on the way out to what was thrown first. */
public final class Suppress {

    private Suppress() {}

    /**
     * Adds {@code second} to {@code first} as suppressed, unless they are the same object.
     *
     * @param first what will be thrown
     * @param second what would be lost
     */
    public static void into(Throwable first, Throwable second) {
        if (first != second) {
            first.addSuppressed(second);
        }
    }

    /**
     * Drops {@code future} on the way out with {@code failure}, to which it adds what the drop
     * throws.
     *
     * @param failure what will be thrown
     * @param future what to drop
     */
    public static void dropInto(Throwable failure, dev.rouse.Future<?> future) {
        try {
            future.drop();
        } catch (Throwable thrown) {
            into(failure, thrown);
        }
    }
}
