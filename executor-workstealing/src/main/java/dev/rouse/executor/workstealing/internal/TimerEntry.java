package dev.rouse.executor.workstealing.internal;

import dev.rouse.Waker;
import dev.rouse.time.Timer;
import org.jspecify.annotations.Nullable;

/**
 * One registration in a {@link TimerWheel}, linked into one of its slots.
 *
 * <p>All fields are guarded by the wheel's lock, but for the deadline, which never changes.
 */
final class TimerEntry implements Timer.Registration {

    /** The {@link #slot} of an entry that was woken or cancelled. */
    static final int NOWHERE = -1;

    final long deadlineNanos;
    private final TimerWheel wheel;

    /** Null from the moment it has been taken to be woken, or cancelled. */
    @Nullable Waker waker;

    @Nullable TimerEntry previous;
    @Nullable TimerEntry next;
    int slot = NOWHERE;

    TimerEntry(long deadlineNanos, Waker waker, TimerWheel wheel) {
        this.deadlineNanos = deadlineNanos;
        this.waker = waker;
        this.wheel = wheel;
    }

    @Override
    public boolean cancel() {
        return wheel.cancel(this);
    }

    /** Says for when it is. */
    @Override
    public String toString() {
        return "TimerEntry[" + deadlineNanos + " ns]";
    }
}
