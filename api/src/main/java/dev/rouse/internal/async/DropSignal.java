package dev.rouse.internal.async;

import dev.rouse.Context;
import dev.rouse.Future;
import dev.rouse.Poll;
import dev.rouse.internal.future.Rethrow;
import org.jspecify.annotations.Nullable;

/**
 * Thrown at the await of an async block that is being dropped, so that its {@code finally} blocks
 * run. An {@link Error}, so that {@code catch (Exception)} does not see it. There is one, without
 * stack trace and without a place for suppressed exceptions, which it would collect for ever.
 */
public final class DropSignal extends Error {

    private static final long serialVersionUID = 1L;

    private static final DropSignal INSTANCE = new DropSignal();

    private DropSignal() {
        super("this async block is being dropped", null, false, false);
    }

    /**
     * Drops {@code future} and gives one whose poll unwinds the block that awaited it.
     *
     * @param future what was awaited
     * @return a future that throws the signal, or what the drop threw
     */
    public static Future<?> unwinding(Future<?> future) {
        Throwable thrown = INSTANCE;
        try {
            future.drop();
        } catch (Throwable fromDrop) {
            thrown = fromDrop;
        }
        return new Unwinding(thrown);
    }

    /** Throws at its only poll, inside the try ranges of the await. */
    private record Unwinding(Throwable thrown) implements Future<@Nullable Object> {
        @Override
        public Poll<@Nullable Object> poll(Context cx) {
            throw Rethrow.unchecked(thrown);
        }
    }
}
