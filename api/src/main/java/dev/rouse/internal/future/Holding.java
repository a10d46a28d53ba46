package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Future;
import org.jspecify.annotations.Nullable;

/**
 * A future that holds one thing until its end: a value, a failure, or the callback that makes one.
 * Letting go of it is what ends the future, so that nothing it captured outlives it.
 *
 * @param <H> the type of the thing held
 * @param <T> the type of the future's value
 */
abstract class Holding<H, T extends @Nullable Object> implements Future<T> {

    private @Nullable H held;
    private boolean dropped;

    Holding(H held, String name) {
        this.held = requireNonNull(held, name);
    }

    /** Gives the thing held; after the end throws what the contract asks for. */
    final H held() {
        H thing = held;
        if (thing == null) {
            throw dropped ? Spent.polledAfterDrop(this) : Spent.polledAfterCompletion(this);
        }
        return thing;
    }

    /** Gives the thing held, for the last time. */
    final H take() {
        H thing = held();
        end();
        return thing;
    }

    /** Lets go of the thing held, because the future has ended by itself. */
    final void end() {
        held = null;
    }

    @Override
    public final void drop() {
        dropped |= held != null;
        held = null;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName()
                + (held != null ? "" : dropped ? "[dropped]" : "[completed]");
    }
}
