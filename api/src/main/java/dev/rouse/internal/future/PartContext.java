package dev.rouse.internal.future;

import static java.util.Objects.requireNonNull;

import dev.rouse.Context;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The context for polling many children one after the other within one poll: the same object for
 * all, since a context is not valid after the poll it was passed to.
 */
final class PartContext implements Context {

    private final Context base;
    private @Nullable Waker current;
    private boolean exhausted;

    PartContext(Context base) {
        this.base = base;
    }

    /** Turns to the next child. */
    PartContext forPart(Waker part) {
        current = part;
        return this;
    }

    /** Tells that the budget of this poll is used up, and the task woken for the next one. */
    boolean isExhausted() {
        return exhausted;
    }

    @Override
    public Waker waker() {
        return requireNonNull(current);
    }

    @Override
    public Timer timer() {
        return base.timer();
    }

    @Override
    public Spawner spawner() {
        return base.spawner();
    }

    @Override
    public boolean tryProceed() {
        if (base.tryProceed()) {
            return true;
        }
        exhausted = true;
        waker().wake();
        return false;
    }
}
