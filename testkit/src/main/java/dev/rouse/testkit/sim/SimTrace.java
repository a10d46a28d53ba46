package dev.rouse.testkit.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a run, in order; two runs of one schedule have equal lines. */
final class SimTrace {

    private record Event(long atNanos, @Nullable SimTask task, String what, @Nullable String by) {
        @Override
        public String toString() {
            StringBuilder line = new StringBuilder(time(atNanos)).append("  ");
            if (task != null) {
                line.append(task).append(' ');
            }
            line.append(what);
            return by == null ? line.toString() : line.append(" by ").append(by).toString();
        }
    }

    private final List<Event> events = new ArrayList<>();

    void add(long atNanos, @Nullable SimTask task, String what, @Nullable String by) {
        events.add(new Event(atNanos, task, what, by));
    }

    List<String> lines() {
        return events.stream().map(Event::toString).toList();
    }

    static String time(long nanos) {
        if (nanos % 1_000_000 == 0) {
            return nanos / 1_000_000 + " ms";
        }
        return nanos + " ns";
    }
}
