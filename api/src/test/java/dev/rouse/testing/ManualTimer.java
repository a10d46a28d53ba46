package dev.rouse.testing;

import dev.rouse.Waker;
import dev.rouse.time.Timer;
import java.util.ArrayList;
import java.util.List;

/** A timer whose clock the test moves. */
public final class ManualTimer implements Timer {

    private record Entry(long deadlineNanos, Waker waker) {}

    private final List<Entry> entries = new ArrayList<>();
    private long nowNanos;

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public Registration schedule(long deadlineNanos, Waker waker) {
        Entry entry = new Entry(deadlineNanos, waker);
        entries.add(entry);
        return () -> entries.removeIf(other -> other == entry);
    }

    /** How many wakers wait. */
    public int waiting() {
        return entries.size();
    }

    public void advance(long nanos) {
        nowNanos += nanos;
        List<Entry> due = entries.stream().filter(e -> e.deadlineNanos <= nowNanos).toList();
        entries.removeAll(due);
        due.forEach(e -> e.waker.wake());
    }
}
