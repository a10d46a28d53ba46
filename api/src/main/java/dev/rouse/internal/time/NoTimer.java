package dev.rouse.internal.time;

import dev.rouse.Waker;
import dev.rouse.time.Timer;

/** The timer of executors without timers: using it is an error that names the remedy. */
public enum NoTimer implements Timer {
    /** The shared instance. */
    INSTANCE;

    @Override
    public long nowNanos() {
        throw unsupported();
    }

    @Override
    public Registration schedule(long deadlineNanos, Waker waker) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException(
                "this executor has no timer, so sleep and timeout do not work on it;"
                        + " run the task on an executor that has one");
    }
}
