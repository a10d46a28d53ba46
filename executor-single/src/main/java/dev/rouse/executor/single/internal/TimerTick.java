package dev.rouse.executor.single.internal;

import org.jspecify.annotations.Nullable;

/** The entries whose deadlines lie in one tick of a {@link TimerWheel} that has not begun. */
final class TimerTick {

    /** The tick's place in time: its start, in ticks since the timer's origin. */
    final long number;

    /** What the wheel calls the timer that marks the start of this tick. */
    final long timerId;

    private @Nullable TimerEntry first;

    TimerTick(long number, long timerId) {
        this.number = number;
        this.timerId = timerId;
    }

    void add(TimerEntry entry) {
        entry.tick = this;
        entry.next = first;
        if (first != null) {
            first.previous = entry;
        }
        first = entry;
    }

    void remove(TimerEntry entry) {
        if (entry.previous == null) {
            first = entry.next;
        } else {
            entry.previous.next = entry.next;
        }
        if (entry.next != null) {
            entry.next.previous = entry.previous;
        }
        entry.tick = null;
        entry.previous = null;
        entry.next = null;
    }

    /** Takes one entry out, in no particular order; null when none is left. */
    @Nullable TimerEntry removeAny() {
        TimerEntry any = first;
        if (any != null) {
            remove(any);
        }
        return any;
    }

    boolean isEmpty() {
        return first == null;
    }
}
