package dev.rouse.internal.future;

import dev.rouse.Future;

/** Names futures in messages about their end. */
public final class Describe {

    private Describe() {}

    /**
     * Describes {@code future}; a {@code toString} that throws must not get in the way of an end,
     * nor one that goes deeper into what it is made of than a poll does and runs out of stack.
     *
     * @param future a future that still runs
     * @return its text, or the name of its class
     */
    public static String future(Future<?> future) {
        try {
            return String.valueOf(future);
        } catch (RuntimeException | StackOverflowError thrown) {
            return future.getClass().getName();
        }
    }
}
