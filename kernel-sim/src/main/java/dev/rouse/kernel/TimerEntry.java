package dev.rouse.kernel;

import dev.rouse.Waker;
import dev.rouse.time.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A waker that waits for its time. Taking the waker out decides, once and for all, between the time
 * having come and the registration having been cancelled.
 */
final class TimerEntry implements Timer.Registration, Comparable<TimerEntry> {

    final long deadlineNanos;

    /** Earlier registrations of the same deadline are woken first. */
    final long order;

    private final AtomicReference<@Nullable Waker> waker;
    private final AtomicInteger cancelled;

    TimerEntry(long deadlineNanos, long order, Waker waker, AtomicInteger cancelled) {
        this.deadlineNanos = deadlineNanos;
        this.order = order;
        this.waker = new AtomicReference<>(waker);
        this.cancelled = cancelled;
    }

    boolean isCancelled() {
        return waker.get() == null;
    }

    /** Wakes, unless cancelled. */
    void fire() {
        Waker taken = waker.getAndSet(null);
        if (taken != null) {
            taken.wake();
        }
    }

    @Override
    public boolean cancel() {
        boolean first = waker.getAndSet(null) != null;
        if (first) {
            cancelled.incrementAndGet();
        }
        return first;
    }

    @Override
    public int compareTo(TimerEntry other) {
        int byDeadline = Long.compare(deadlineNanos, other.deadlineNanos);
        return byDeadline != 0 ? byDeadline : Long.compare(order, other.order);
    }
}
