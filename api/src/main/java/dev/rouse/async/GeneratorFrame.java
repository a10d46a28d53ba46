package dev.rouse.async;

import dev.rouse.Context;
import dev.rouse.Generator;
import dev.rouse.GeneratorState;
import dev.rouse.internal.future.Spent;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a generator's block; its states are those of {@link Frame}.
 *
 * @param <Y> the type of the values that it yields
 * @param <R> the type of the value that it ends with
 */
public abstract non-sealed class GeneratorFrame<
                Y extends @Nullable Object, R extends @Nullable Object>
        extends Frame implements Generator<Y, R> {

    /** For generated subclasses. */
    protected GeneratorFrame() {}

    /**
     * Makes another frame with the same captured values, at its start.
     *
     * @return the frame
     */
    public abstract GeneratorFrame<Y, R> fresh();

    /**
     * Suspends the body at a yield. The value is not kept.
     *
     * @param value what it yields
     * @param suspended the number of the yield
     * @return the value as a state
     */
    public final GeneratorState<Y, R> yield_(Y value, int suspended) {
        suspendAt(suspended, null);
        return new GeneratorState.Yielded<>(value);
    }

    /**
     * Makes the answer for the end of the body.
     *
     * @param value what the body returned
     * @return the value as a state
     */
    public static GeneratorState<?, ?> complete(@Nullable Object value) {
        return new GeneratorState.Complete<@Nullable Object, @Nullable Object>(value);
    }

    @Override
    final RuntimeException ended() {
        return isDropped() ? Spent.resumedAfterClose(this) : Spent.resumedAfterCompletion(this);
    }

    @Override
    final void advance(Context cx) throws Exception {
        resume();
    }

    @Override
    final String handing() {
        return "yielding";
    }

    /** Unwinds the body; what that throws is thrown from here. */
    @Override
    public final void close() {
        unwind();
    }
}
