package dev.rouse.internal.stream;

import dev.rouse.internal.future.Rethrow;
import org.jspecify.annotations.Nullable;

/** Drops several things, all of them even if one throws. */
public final class Drops {

    private Drops() {}

    /**
     * Runs every one of {@code drops}, in order. The first exception is thrown at the end, the
     * others are added to it as suppressed.
     *
     * @param drops what to run, each the drop of one thing
     */
    public static void all(Runnable... drops) {
        Throwable first = null;
        for (Runnable drop : drops) {
            first = afterwards(first, drop);
        }
        rethrow(first);
    }

    /**
     * Runs one more drop of several.
     *
     * @param first what an earlier one has thrown, or null
     * @param drop the next one
     * @return what to give to the one after this, and to {@link #rethrow} at the end
     */
    static @Nullable Throwable afterwards(@Nullable Throwable first, Runnable drop) {
        try {
            drop.run();
        } catch (Throwable thrown) {
            if (first == null) {
                return thrown;
            }
            suppress(first, thrown);
        }
        return first;
    }

    static void rethrow(@Nullable Throwable first) {
        if (first != null) {
            throw Rethrow.unchecked(first);
        }
    }

    static void suppress(Throwable failure, Throwable second) {
        if (second != failure) {
            failure.addSuppressed(second);
        }
    }
}
