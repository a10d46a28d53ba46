package dev.rouse.internal.async;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Rethrow;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where a block is suspended that is being dropped, so that its {@code finally} blocks run.
 * An {@link Error}, so that {@code catch (Exception)} does not see it; without stack trace, since
 * it says nothing about where something went wrong, and without suppressed exceptions, which nobody
 * would ever look at.
 */
public final class DropSignal extends Error {

    private static final long serialVersionUID = 1L;

    private DropSignal() {
        super("this block is being dropped", null, false, false);
    }

    /**
     * Makes the signal for a block that awaits nothing: it waits behind an emit or a yield.
     *
     * @return what to throw there
     */
    public static DropSignal signal() {
        return new DropSignal();
    }

    /**
     * Drops {@code future} and gives one whose poll unwinds the block that awaited it.
     *
     * @param future what was awaited, if anything was
     * @return a future that throws the signal, or what the drop threw
     */
    public static Future<?> unwinding(@Nullable Future<?> future) {
        try {
            if (future != null) {
                future.drop();
            }
        } catch (Throwable fromDrop) {
            return new Unwinding(fromDrop);
        }
        return new Unwinding(new DropSignal());
    }

    /** Throws at its only poll, inside the try ranges of the await. */
    private record Unwinding(Throwable thrown) implements Future<@Nullable Object> {
        @Override
        public Poll<@Nullable Object> poll(Context cx) {
            throw Rethrow.unchecked(thrown);
        }
    }
}
