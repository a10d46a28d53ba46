package dev.rouse.testkit.sim;

import static java.util.Objects.requireNonNull;

import dev.rouse.task.Task;
import dev.rouse.testkit.VirtualClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one simulation: who they are, which of them live, what happened to them and who did
 * it.
 */
final class SimTasks {

    private final Thread owner = Thread.currentThread();
    private final VirtualClock clock;
    private final ReadyTasks ready;
    private final SimTrace trace = new SimTrace();
    private final Map<Task<?>, SimTask> live = new LinkedHashMap<>();

    private @Nullable SimTask current;
    private boolean inClock;
    private int numbers;

    /** What came from another thread where nothing may be thrown; written by that thread. */
    private volatile @Nullable String intruder;

    SimTasks(VirtualClock clock, ReadyTasks ready) {
        this.clock = clock;
        this.ready = ready;
    }

    // ---- the life of a task ----

    SimTask create(@Nullable String name) {
        return new SimTask(++numbers, name);
    }

    void begin(SimTask seen, Task<?> task) {
        live.put(task, seen);
        seen.wokenBy = "its spawn";
        ready.add(seen);
    }

    @Nullable SimTask of(Task<?> task) {
        return live.get(task);
    }

    /** Runs one task; what is woken meanwhile was woken by it. */
    void run(SimTask chosen) {
        current = chosen;
        try {
            chosen.step.run();
        } finally {
            current = null;
        }
    }

    /** Moves the clock to the next deadline; what is woken meanwhile was woken by the clock. */
    boolean jump() {
        inClock = true;
        try {
            return clock.advanceToNext();
        } finally {
            inClock = false;
        }
    }

    void forget(SimTask seen) {
        seen.future = null;
        ready.remove(seen);
        if (seen.task != null) {
            live.remove(seen.task);
        }
    }

    int live() {
        return live.size();
    }

    /** Ends all of them, and those that they spawn meanwhile. */
    void shutdownAll() {
        do {
            for (Task<?> task : List.copyOf(live.keySet())) {
                task.shutdown();
            }
        } while (!live.isEmpty());
    }

    // ---- threads ----

    boolean isForeign() {
        return Thread.currentThread() != owner;
    }

    void demandOwner(String operation) {
        if (isForeign()) {
            throw new IllegalStateException(operation + " " + foreign());
        }
    }

    /** Notes what another thread did; the next step throws. */
    void intrude(String what) {
        intruder = what + " " + foreign();
    }

    void demandNoIntruder() {
        String seen = intruder;
        if (seen != null) {
            throw new IllegalStateException(seen);
        }
    }

    private String foreign() {
        return "from thread "
                + Thread.currentThread().getName()
                + ", but this simulation runs on "
                + owner.getName()
                + " alone: another thread would come at another place in every run";
    }

    // ---- reports ----

    /** Who does what is happening now. */
    String by() {
        return current != null ? current.toString() : inClock ? "the clock" : "the test";
    }

    void note(SimTask task, String what, @Nullable String by) {
        trace.add(clock.nowNanos(), task, what, by);
    }

    List<String> trace() {
        return trace.lines();
    }

    /** Says of each task what it waits for. */
    String deadlock() {
        StringBuilder text = new StringBuilder("everything waits for ever");
        if (clock.isPaused() && clock.waiting() > 0) {
            text.append(", and the clock is paused with ")
                    .append(clock.waiting())
                    .append(" timers set");
        }
        text.append(':');
        for (SimTask seen : live.values()) {
            text.append("\n  ")
                    .append(seen)
                    .append(" waits for ")
                    .append(seen.waitsFor())
                    .append(", last woken by ")
                    .append(seen.wokenBy);
        }
        String report = text.toString();
        for (Task<?> task : live.keySet()) {
            // by its number here: numbers of tasks of the JVM differ from run to run
            report = report.replace(task.toString(), requireNonNull(live.get(task)).toString());
        }
        return report;
    }
}
