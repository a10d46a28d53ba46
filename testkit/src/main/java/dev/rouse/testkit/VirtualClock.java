package dev.rouse.testkit;

import dev.rouse.Waker;
import dev.rouse.time.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * A timer whose clock stands still until the test moves it: by a duration with {@link #advance}, or
 * to the next deadline with {@link #advanceToNext}, which an executor of simulated time calls when
 * nothing else is left to do.
 *
 * <p>While it is {@linkplain #pause paused} only {@link #advance} moves it: that keeps an executor
 * of simulated time from jumping over a moment that the test wants to look at.
 *
 * <p>Wakers are woken in the order of their deadlines, equal ones in the order in which they were
 * registered, and each sees the clock at its own deadline.
 *
 * <p><b>Threads.</b> One.
 */
public final class VirtualClock implements Timer {

    private static final class Entry {
        final long deadlineNanos;
        final long number;
        final Waker waker;

        Entry(long deadlineNanos, long number, Waker waker) {
            this.deadlineNanos = deadlineNanos;
            this.number = number;
            this.waker = waker;
        }
    }

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.<Entry>comparingLong(entry -> entry.deadlineNanos)
                            .thenComparingLong(entry -> entry.number));
    private long nowNanos;
    private long registrations;
    private boolean paused;

    /** Makes a clock at zero. */
    public VirtualClock() {}

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public Registration schedule(long deadlineNanos, Waker waker) {
        Entry entry =
                new Entry(deadlineNanos, registrations++, Objects.requireNonNull(waker, "waker"));
        if (deadlineNanos == Long.MAX_VALUE) {
            return () -> true; // never comes, so nobody has to remember it
        }
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /**
     * Counts the wakers that wait for a time.
     *
     * @return the number of registrations that were neither woken nor cancelled
     */
    public int waiting() {
        return entries.size();
    }

    /**
     * Moves the clock and wakes what is due on the way. What wakers throw, against the rule, is
     * thrown when all were woken: the first, and the others suppressed.
     *
     * @param time how far; zero wakes what is due already, and what exceeds 292 years stops at the
     *     end of time
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a clock does not go back: " + time);
        }
        wakeUntil(later(time));
    }

    /** The end of time, which never comes for who waits, is as far as the clock goes. */
    private long later(Duration time) {
        try {
            return Math.addExact(nowNanos, time.toNanos());
        } catch (ArithmeticException tooFar) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Lets nothing but {@link #advance} move the clock.
     *
     * @return this clock
     */
    public VirtualClock pause() {
        paused = true;
        return this;
    }

    /**
     * Lets {@link #advanceToNext} move the clock again.
     *
     * @return this clock
     */
    public VirtualClock resume() {
        paused = false;
        return this;
    }

    /**
     * Tells whether only {@link #advance} moves the clock.
     *
     * @return true between {@link #pause} and {@link #resume}
     */
    public boolean isPaused() {
        return paused;
    }

    /**
     * Moves the clock to the next deadline, if there is one, and wakes all that is due by then.
     *
     * @return false if nobody waits for a time, or the clock is paused
     */
    public boolean advanceToNext() {
        if (paused || entries.isEmpty()) {
            return false;
        }
        wakeUntil(Math.max(nowNanos, entries.peek().deadlineNanos));
        return true;
    }

    /** Wakes all, whatever one throws; that is for the test to see. */
    private void wakeUntil(long untilNanos) {
        Throwable first = null;
        while (!entries.isEmpty() && entries.peek().deadlineNanos <= untilNanos) {
            Entry due = entries.remove();
            nowNanos = Math.max(nowNanos, due.deadlineNanos);
            try {
                due.waker.wake();
            } catch (RuntimeException | Error thrown) {
                if (first == null) {
                    first = thrown;
                } else if (first != thrown) {
                    first.addSuppressed(thrown);
                }
            }
        }
        nowNanos = Math.max(nowNanos, untilNanos);
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }

    @Override
    public String toString() {
        return "VirtualClock["
                + Duration.ofNanos(nowNanos)
                + ", "
                + entries.size()
                + " waiting"
                + (paused ? ", paused]" : "]");
    }
}
