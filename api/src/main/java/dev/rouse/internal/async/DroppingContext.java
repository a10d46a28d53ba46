package dev.rouse.internal.async;

import dev.rouse.Context;
import dev.rouse.Spawner;
import dev.rouse.Waker;
import dev.rouse.time.Timer;

/**
 * The context of the polls that unwind a dropped block. Nobody is woken and no time passes, so that
 * an await in a {@code finally} goes on if it is ready, and is dropped if it is not.
 */
public enum DroppingContext implements Context, Timer {
    /** The only one. */
    INSTANCE;

    @Override
    public Waker waker() {
        return Waker.noop();
    }

    @Override
    public Timer timer() {
        return this;
    }

    @Override
    public Spawner spawner() {
        throw new UnsupportedOperationException(
                "a block that is being dropped cannot spawn through its context; keep a spawner");
    }

    @Override
    public boolean tryProceed() {
        return true;
    }

    @Override
    public long nowNanos() {
        return 0;
    }

    @Override
    public Registration schedule(long deadlineNanos, Waker waker) {
        return () -> true;
    }
}
